// npm run docs: writes what the documentation says of the settings, out of the settings themselves.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { environmentExample, fillConfigurationPage } from './docs/settings-pages.mjs';
import { PROJECT } from './supervisor/project.mjs';

/** @type {typeof import('../src/config/settings.js')} */
const { SETTINGS, OTHER_VARIABLES } = createRequire(import.meta.url)('../dist/config/settings.js');

const page = path.join(PROJECT, 'docs/configuration.md');
writeFileSync(page, fillConfigurationPage(readFileSync(page, 'utf8'), SETTINGS, OTHER_VARIABLES));
writeFileSync(path.join(PROJECT, '.env.example'), environmentExample(SETTINGS, OTHER_VARIABLES));
