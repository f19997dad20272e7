import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  environmentExample,
  fillConfigurationPage,
} from '../../../scripts/docs/settings-pages.mjs';
import { OTHER_VARIABLES, SETTINGS } from '../../../src/config/settings';
import { port } from '../../../src/config/values';

const HINT = 'run `npm run docs` and commit what it writes';

function read(file: string): { hint: string; text: string } {
  return { hint: HINT, text: readFileSync(resolve(__dirname, '../../..', file), 'utf8') };
}

describe('fillConfigurationPage', () => {
  test('docs/configuration.md lists the settings as they are', () => {
    const page = read('docs/configuration.md');
    const filled = fillConfigurationPage(page.text, SETTINGS, OTHER_VARIABLES);

    expect(page).toEqual({ hint: HINT, text: filled });
  });

  test('a variable is shown with its default, what is allowed and what it is for', () => {
    const empty = [
      '<!-- settings: written by npm run docs -->',
      '<!-- end of settings -->',
      '<!-- other variables: written by npm run docs -->',
      '<!-- end of other variables -->',
    ].join('\n');
    const settings = {
      PORT: { schema: port(), fallback: '8000', about: 'Port of the API.' },
      KEY: { schema: z.string().optional(), about: 'Key of the store.', secret: true },
    };

    const rows = fillConfigurationPage(empty, settings, {}).split('\n');

    expect(rows.map((row) => row.replaceAll(/ +/g, ' '))).toEqual(
      expect.arrayContaining([
        '| `PORT` | `8000` | a whole number from 0 to 65535 | Port of the API. |',
        '| `KEY` | | any text | Key of the store. _Secret._ |',
      ]),
    );
  });
});

describe('environmentExample', () => {
  test('.env.example lists the settings as they are', () => {
    const text = environmentExample(SETTINGS, OTHER_VARIABLES);

    expect(read('.env.example')).toEqual({ hint: HINT, text });
  });
});
