// npm run build: translates src to dist whatever the state of dist.
import { build } from './set-up/build.mjs';

try {
  build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
