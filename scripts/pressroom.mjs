#!/usr/bin/env node
// Runs the built command, and says what to do where it is not built, or from other sources.
import { existsSync } from 'node:fs';
import { isBuilt } from './set-up/build.mjs';

const main = new URL('../dist/cli/main.js', import.meta.url);

if (!existsSync(main)) {
  console.error('Pressroom is not built yet: run "npm run setup" in its folder first.');
  process.exitCode = 1;
} else {
  // An installation without sources has nothing to compare with.
  const hasSources = existsSync(new URL('../src', import.meta.url));
  if (hasSources && !isBuilt()) {
    console.error('The sources have changed since the build; "npm run setup" builds them anew.');
  }
  await import(main.href);
}
