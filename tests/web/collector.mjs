// SPDX-License-Identifier: EUPL-1.2
// A real collector with made-up responses, for the tests of this folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.ZUIL_COLLECTOR;
const balie = join(process.env.ZUIL_SOURCE, 'config/questionnaires/balie.json');

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

// The demanding page is 2024: earlier years, hidden groups, small groups, flags and long tips.
function allResponses() {
  return [
    ...respondents(2020, 9, 1),
    ...respondents(2021, 40, 2), ...respondents(2022, 30, 3), ...respondents(2023, 8, 4),
    ...respondents(2024, 60, 5), ...respondents(2024, 14, 6, 'rijbewijs'),
    ...respondents(2024, 4, 7, 'vog'),
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
  run('questionnaire', 'add', '--data', data, balie);
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
