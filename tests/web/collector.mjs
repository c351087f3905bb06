// SPDX-License-Identifier: EUPL-1.2
// A real collector with made-up responses, for the tests of this folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.ZUIL_COLLECTOR;
const shipped = (id) => join(process.env.ZUIL_SOURCE, `config/questionnaires/${id}.json`);

// A shipped questionnaire whose texts are kept for as long as there are: the answers are of 2024.
function questionnaire(id, folder) {
  const document = JSON.parse(readFileSync(shipped(id), 'utf8'));
  document.freeText.retentionDays = 3650;
  const file = join(folder, `${id}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

const aspects = ['openingstijden', 'wachtruimte', 'wachttijd', 'privacy', 'vriendelijkheid',
  'deskundigheid', 'hostmanship_bereidheid', 'prijs', 'doorlooptijd'];
const tips = ['Zet meer stoelen in de wachtruimte.', 'Een avond langer open zou mij helpen.',
  'Maak de bordjes naar de balie duidelijker, want ik liep eerst naar de verkeerde verdieping en '
    + 'daarna weer terug naar de hal; dat kan veel beter en het kost bijna niets.',
  'Laat op het scherm zien hoe lang het nog duurt.', 'Een speelhoek voor kinderen zou fijn zijn.',
  'Laat mij de pasfoto thuis aanleveren.'];

// n respondents of a year; `index` makes their ids.
function respondents(year, n, index, product = 'paspoort_id') {
  const lines = [];
  for (let i = 0; i < n; ++i) {
    const answers = { product, totaaloordeel: 7 + (i % 3), moeite: i % 4 ? 'weinig' : 'veel',
      suggestie: i % 3 ? 'nee' : 'ja' };
    for (const aspect of aspects) answers[aspect] = 6 + ((i + aspect.length) % 5);
    if (answers.suggestie === 'ja') answers.suggestie_tekst = tips[i % tips.length];
    lines.push(JSON.stringify({
      id: `00000000-0000-4000-8000-${(index * 100000 + i).toString(16).padStart(12, '0')}`,
      questionnaire: 'balie', site: 'Stadhuis', date: `${year}-03-0${1 + (i % 9)}`,
      daypart: 'morning', language: 'nl', channel: 'kiosk', disposition: 'complete',
      flags: i % 5 ? [] : ['speeding'], answers,
    }));
  }
  return lines;
}

const agree = ['helemaal_eens', 'eens', 'eens', 'neutraal', 'oneens'];
const statements = ['eenvoudig', 'gebruiksvriendelijk', 'vindbaar', 'info_duidelijk',
  'info_vindbaar', 'formulier', 'taal'];

// What the i-th respondent of 2024 answered to the other questionnaires.
const answered = {
  digitaal: (i) => ({ product: 'rijbewijs', totaaloordeel: 6 + (i % 4), moeite: 'weinig',
    suggestie: 'nee',
    ...Object.fromEntries(statements.map((id, at) => [id, agree[(i + at) % agree.length]])) }),
  'smiley-3': (i) => (i % 2 ? { tevreden: 'tevreden', reden_tevreden: ['snel', 'opgelost'] }
    : { tevreden: 'ontevreden', reden_ontevreden: ['niets_gedaan', 'te_lang'],
      open_antwoord: `De lantaarn bij <b>de brug</b> is nog stuk.\n${'Al weken. '.repeat(40)}` }),
  melding: (i) => ({ type: i % 3 ? 'klacht' : 'tip', onderwerp: i % 2 ? 'afval' : 'straat',
    contact: 'nee' }),
  'kwh-reparatie': (i) => ({ totaaloordeel: 6 + (i % 4), melden: 5 + (i % 5), op_tijd: 'eens' }),
};

function others() {
  return Object.entries(answered).flatMap(([id, answers], at) => Array.from({ length: 40 },
    (_, i) => JSON.stringify({
      id: `00000000-0000-4000-8000-${((at + 10) * 100000 + i).toString(16).padStart(12, '0')}`,
      questionnaire: id, site: 'Stadhuis', date: `2024-03-0${1 + (i % 9)}`, daypart: 'morning',
      language: 'nl', channel: 'kiosk', disposition: 'complete', answers: answers(i),
    })));
}

// The demanding page is 2024: earlier years, hidden groups, small groups, flags and long tips.
function allResponses() {
  return [
    ...respondents(2020, 9, 1),
    ...respondents(2021, 40, 2), ...respondents(2022, 30, 3), ...respondents(2023, 8, 4),
    ...respondents(2024, 60, 5), ...respondents(2024, 14, 6, 'rijbewijs'),
    ...respondents(2024, 4, 7, 'vog'), ...others(),
  ];
}

export async function startCollector() {
  const folder = mkdtempSync(join(tmpdir(), 'zuil-web-'));
  const data = join(folder, 'data');
  const run = (...words) => {
    const ran = spawnSync(program, words, { encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`${words.join(' ')}: ${ran.stderr}`);
  };
  writeFileSync(join(folder, 'responses.jsonl'), allResponses().join('\n'));
  writeFileSync(join(folder, 'bm.json'), JSON.stringify({ questionnaire: 'balie', year: 2024,
    values: { totaaloordeel: 8.4, moeite: 70, openingstijden: 8, wachttijd: 8.2, prijs: 7.2 } }));
  for (const id of ['balie', ...Object.keys(answered)])
    run('questionnaire', 'add', '--data', data, questionnaire(id, folder));
  run('import', '--data', data, join(folder, 'responses.jsonl'));
  run('benchmark', 'set', '--data', data, join(folder, 'bm.json'));
  run('enrol', '--data', data, '--site', 'Stadhuis', '--output', join(folder, 'token'));
  const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((found, failed) => {
    let text = '';
    server.stdout.on('data', (more) => {
      text += more;
      const said = text.match(/listens on (http:\S+)/);
      if (said) found(said[1]);
    });
    server.on('exit', () => failed(new Error(`the collector ended: ${text}`)));
  });
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { url, stop };
}
