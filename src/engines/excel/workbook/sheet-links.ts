import { linkOf } from '../../format/link';
import { escapeXml } from './cell-text';

/** Excel opens no sheet with more links; cells past it keep their text. */
const LINKS_MAX = 65_530;

const RELATIONSHIP =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Links come after the rules of a sheet and before what is said of its print. */
const PLACE = '<pageMargins';

/** Collects the links of one sheet, which its XML names below the rows and a file of its own explains. */
export class SheetLinks {
  private readonly links: { reference: string; url: string }[] = [];

  /** Notes a cell whose text is an address; true where the cell becomes a link. */
  add(reference: string, text: string): boolean {
    const url = this.links.length < LINKS_MAX ? linkOf(text) : undefined;
    if (url === undefined) return false;
    this.links.push({ reference, url });
    return true;
  }

  /** Whether there is no link. */
  get isEmpty(): boolean {
    return this.links.length === 0;
  }

  /** Puts the links into the XML below the rows. */
  placeIn(tail: string): string {
    if (this.isEmpty) return tail;
    const links = this.links.map(
      ({ reference }, index) => `<hyperlink ref="${reference}" r:id="rId${index + 1}"/>`,
    );
    return tail.replace(PLACE, `<hyperlinks>${links.join('')}</hyperlinks>${PLACE}`);
  }

  /** The file that says where the links lead. */
  relationships(): string {
    const targets = this.links.map(
      ({ url }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIP}" ` +
        `Target="${escapeXml(url).replaceAll('"', '&quot;')}" TargetMode="External"/>`,
    );
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<Relationships xmlns="${RELATIONSHIPS}">${targets.join('')}</Relationships>`
    );
  }
}
