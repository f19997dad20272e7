import { afterAll, beforeAll } from '@jest/globals';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** Gives the tests of a file (or a describe block) one empty folder, removed at the end. */
export function useTemporaryFolder(purpose = 'test'): { readonly path: string } {
  let path = '';
  beforeAll(async () => {
    path = await makeTemporaryFolder(purpose);
  });
  afterAll(() => removeFolder(path));
  return {
    get path() {
      return path;
    },
  };
}
