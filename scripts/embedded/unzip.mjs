import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * One file of an archive.
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {() => Buffer} read unpacks it
 */

/**
 * Lists the files of a ZIP archive held in memory, with Node's own zlib: what runs before `npm ci` has no
 * packages. Archives past 4 GiB (zip64) are refused.
 * @param {Buffer} archive
 * @returns {ZipEntry[]}
 */
export function zipEntries(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error('not a ZIP archive: its directory is missing');
  }
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error('a zip64 archive, which is not supported');
  const entries = [];
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('damaged ZIP directory');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = at;
    entries.push({ name, read: () => unpack(archive, start, name) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {Buffer} archive
 * @param {number} entry
 * @param {string} name
 */
function unpack(archive, entry, name) {
  const method = archive.readUInt16LE(entry + 10);
  const packedSize = archive.readUInt32LE(entry + 20);
  const size = archive.readUInt32LE(entry + 24);
  const header = archive.readUInt32LE(entry + 42);
  const content =
    header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(content, content + packedSize);
  if (method !== STORED && method !== DEFLATED) {
    throw new Error(
      `${name} is packed by method ${method}; only stored and deflated files are supported`,
    );
  }
  const unpacked = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: size });
  if (unpacked.length !== size)
    throw new Error(`${name} has ${unpacked.length} bytes, not ${size}`);
  return unpacked;
}
