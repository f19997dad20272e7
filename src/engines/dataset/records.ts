/** Splits delimited text into records of fields, quotes understood; the last one may be cut off. */
export function splitRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  let wasQuoted = false;
  const endField = (): void => {
    record.push(field);
    field = '';
    wasQuoted = false;
  };
  for (let index = 0; index < text.length && records.length < most; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') field += text.charAt(++index);
      else quoted = false;
    } else if (character === '"' && field === '' && !wasQuoted) {
      quoted = wasQuoted = true;
    } else if (character === delimiter) {
      endField();
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[index + 1] === '\n') index += 1;
      endField();
      // A blank line is no record.
      if (record.length > 1 || record[0] !== '') records.push(record);
      record = [];
    } else {
      field += character;
    }
  }
  if (records.length < most && (field !== '' || record.length > 0)) {
    endField();
    records.push(record);
  }
  return records;
}
