/** Bytes that one character takes in UTF-8 at most, of those that are written here. */
const CHARACTER_BYTES = 3;
const NUMBER_BYTES = 32;

/** Decimals up to this many are written without the help of JavaScript's own way, which is slow. */
const DECIMALS = 4;
const SCALE = 10 ** DECIMALS;
/** Decimal numbers of up to 15 digits are all different doubles. */
const SCALED_MAX = 1e15;
const INTEGER_MAX = 0x7fff_ffff;

const ZERO = 48;
const POINT = 46;
const MINUS = 45;
const UNDERSCORE = 95;
const LOWER_X = 120;
const SPACE = 32;
const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;
const LAST = 0xfffd;

/** Characters of ASCII that stand for themselves in XML. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= SPACE && !'&<>'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Turns a piece of ASCII into bytes, once for all the times that it is written. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** Collects XML as bytes, since a string for each cell would make more garbage than anything else. */
export class XmlBytes {
  /** How many bytes have been collected; may be set back. */
  length = 0;
  private bytes: Buffer;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** What has been collected, valid until more is. */
  get content(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** Adds a short piece. */
  piece(piece: Uint8Array): void {
    this.reserve(piece.length);
    const { bytes, length } = this;
    for (let index = 0; index < piece.length; index += 1) {
      bytes[length + index] = piece[index] ?? 0;
    }
    this.length = length + piece.length;
  }

  /** Adds any text as it is. */
  text(text: string): void {
    this.reserve(text.length * CHARACTER_BYTES);
    this.length += this.bytes.write(text, this.length);
  }

  /**
   * Adds a text that stands for itself in an XML element. False says that it does not, because of markup, control
   * characters, halves of surrogate pairs, outer spaces or what looks like an escape, and that nothing was added.
   */
  plainText(text: string): boolean {
    const { length: size } = text;
    if (text.charCodeAt(0) <= SPACE || text.charCodeAt(size - 1) <= SPACE) return false;
    this.reserve(size * CHARACTER_BYTES);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < size; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        if (PLAIN[code] === 0) return false;
        if (code === UNDERSCORE && text.charCodeAt(index + 1) === LOWER_X) return false;
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        if ((code >= SURROGATES && code < AFTER_SURROGATES) || code > LAST) return false;
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    this.length = at;
    return true;
  }

  /** Adds a finite number as JavaScript writes it. */
  number(value: number): void {
    this.reserve(NUMBER_BYTES);
    const size = Math.abs(value);
    if (size <= INTEGER_MAX) {
      const whole = Math.floor(size);
      if (whole === size) {
        this.sign(value);
        this.digits(whole);
        return;
      }
      const scaled = Math.round(size * SCALE);
      if (scaled / SCALE === size && scaled < SCALED_MAX) {
        this.sign(value);
        this.digits(whole);
        this.decimals(scaled - whole * SCALE);
        return;
      }
    }
    this.text(String(value));
  }

  /** Makes room for so many bytes more. */
  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  private sign(value: number): void {
    if (value < 0) this.bytes[this.length++] = MINUS;
  }

  private digits(value: number): void {
    let width = 1;
    for (let limit = 10; value >= limit; limit *= 10) width += 1;
    let rest = value;
    for (let at = this.length + width - 1; at >= this.length; at -= 1) {
      const tens = (rest / 10) | 0;
      this.bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.length += width;
  }

  /** Adds the decimals after the point, without zeros at their end; there is one at least. */
  private decimals(value: number): void {
    let [rest, width] = [value, DECIMALS];
    while (rest % 10 === 0) {
      rest /= 10;
      width -= 1;
    }
    this.bytes[this.length] = POINT;
    for (let place = width; place > 0; place -= 1) {
      const tens = (rest / 10) | 0;
      this.bytes[this.length + place] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.length += 1 + width;
  }
}
