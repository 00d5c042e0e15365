type Cell = string | number | null | undefined;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\t\r]/u;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  return `"${(FORMULA.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
}

/** As RFC 4180 has it; no cell of words is a formula. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(written).join(',') + '\r\n').join('');
}

/** Hands a table to the reader. */
export function save(name: string, text: string): void {
  saveAs(name, '\uFEFF' + text, 'text/csv;charset=utf-8');
}

/** Hands a file to the reader, byte for byte. */
export function saveAs(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
