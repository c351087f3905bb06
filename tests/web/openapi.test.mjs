// SPDX-License-Identifier: EUPL-1.2
// The interface as it is published, against the official NLGov REST API Design Rules.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { startCollector } from './collector.mjs';

const ruleset = process.env.ZUIL_RULESET;
const absent = existsSync(ruleset) ? false : `the official ruleset is not at ${ruleset}`;

test('the published description keeps the API design rules', { skip: absent }, async () => {
  const collector = await startCollector();
  try {
    const reply = await fetch(`${collector.url}/v1/openapi.json`);
    assert.equal(reply.status, 200);
    writeFileSync('openapi.json', await reply.text());
  } finally {
    await collector.stop();
  }
  const lint = spawnSync('node_modules/.bin/spectral',
    ['lint', '--fail-severity', 'warn', '-r', ruleset, 'openapi.json'], { encoding: 'utf8' });
  assert.equal(lint.status, 0, lint.stdout + lint.stderr);
});
