/** The parts of a document that its typings leave out. */
interface Described {
  info: Record<string, unknown>;
  /** Writes the properties as XML, without escaping any. */
  _addInfo(): void;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Has a document escape what its XML metadata says, such as a title with an ampersand. */
export function escapeMetadata(document: PDFKit.PDFDocument): void {
  const described = document as unknown as Described;
  const { info } = described;
  const write = described._addInfo.bind(described);
  described._addInfo = () => {
    const escaped = Object.entries(info).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign) : value,
    ]);
    described.info = Object.fromEntries(escaped) as Record<string, unknown>;
    write();
    described.info = info;
  };
}
