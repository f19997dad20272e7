import type { DataConverter } from '@temporalio/common';
import { createEncryptingCodec } from './encrypting-codec';
import type { PayloadKey } from './encrypting-codec';

/** The module that failures are converted by where payloads are encrypted. */
export const FAILURE_CONVERTER_PATH = require.resolve('./failure-converter');

/** How payloads travel: encrypted where there are keys, else as the SDK writes them. */
export function dataConverter(keys: readonly PayloadKey[]): { dataConverter?: DataConverter } {
  if (keys.length === 0) return {};
  return {
    dataConverter: {
      payloadCodecs: [createEncryptingCodec(keys)],
      failureConverterPath: FAILURE_CONVERTER_PATH,
    },
  };
}
