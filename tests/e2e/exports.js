/** Files as people have them, made here: no personal data. And archives, written and read. */

import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A list of contacts, numbered so that lists can share some.
 * @param {number} from
 * @param {number} count
 */
export function connections(from, count) {
  const rows = Array.from({ length: count }, (_, n) => `Secretname${from + n},Family,https://www.linkedin.com/in/secret-${from + n},,"Firm, ${from + n}",Role,15 Jan 2024`);
  return Buffer.from(`Notes:\n"A note, with a comma"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`);
}

const POST_COLUMNS = [
  'Post title',
  'Post link',
  'Post type',
  'Campaign name',
  'Posted by',
  'Created date',
  'Campaign start date',
  'Campaign end date',
  'Audience',
  'Impressions',
  'Views (Excluding offsite video views)',
  'Offsite Views',
  'Clicks',
  'Click through rate (CTR)',
  'Likes',
  'Comments',
  'Reposts',
  'Follows',
  'Engagement rate',
  'Content Type',
];
const MEASURES = ['Impressions', 'Unique impressions (organic)', 'Clicks', 'Reactions', 'Comments', 'Reposts', 'Engagement rate'];
const DAY_COLUMNS = ['Date', ...MEASURES.flatMap((name) => (name.startsWith('Unique') ? [name] : ['organic', 'sponsored', 'total'].map((kind) => `${name} (${kind})`)))];

/** @param {number} day of the year 2025 */
const date = (day) => {
  const [year, month, number] = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10).split('-');
  return `${month}/${number}/${year}`;
};

/**
 * The content export of a page: so many days with the same figures, a post every third day.
 * @param {number} days
 */
export function pageContent(days) {
  const daily = { Impressions: 900, Clicks: 40, Reactions: 18, Comments: 3, Reposts: 2, 'Engagement rate': 0.07 };
  const metrics = Array.from({ length: days }, (_, day) => [date(day), ...MEASURES.flatMap((name) => (name.startsWith('Unique') ? [600] : [daily[name], 0, daily[name]]))]);
  const posts = Array.from({ length: Math.floor(days / 3) }, (_, n) => [
    `Post ${n}`,
    `https://www.linkedin.com/feed/update/urn:li:activity:${7_000_000 + n}`,
    'Organic',
    '',
    'Secretname Family',
    date(3 * n),
    '',
    '',
    'All followers',
    2700,
    '',
    0,
    120,
    0.044,
    54,
    9,
    6,
    1,
    0.07,
    'Image',
  ]);
  return workbook([
    ['Metrics', [['Aggregated engagement metrics for your page'], DAY_COLUMNS, ...metrics]],
    ['All posts', [['Engagement metrics for each post'], POST_COLUMNS, ...posts]],
  ]);
}

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cell = (value) => (typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`);

/**
 * A workbook (.xlsx) with these sheets.
 * @param {[name: string, rows: (string | number)[][]][]} sheets
 */
export function workbook(sheets) {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return archive([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    ['_rels/.rels', `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(([name], n) => `<sheet name="${escape(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${relations}">${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    ...sheets.map(([, rows], n) => [
      `xl/worksheets/sheet${n + 1}.xml`,
      `${head}<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
    ]),
  ]);
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => Array.from({ length: 8 }).reduce((value) => (value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1), byte));
const checksum = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) ^ -1) >>> 0;

/**
 * A ZIP archive, without compression unless asked for.
 * @param {[name: string, text: string | Buffer][]} files
 * @param {boolean} [deflate]
 */
export function archive(files, deflate = false) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of files) {
    const whole = Buffer.from(text);
    const bytes = deflate ? deflateRawSync(whole) : whole;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(deflate ? 8 : 0, 4);
    fields.writeUInt32LE(checksum(whole), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(whole.length, 18);
    fields.writeUInt16LE(name.length, 22);
    local.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00'), fields, rest, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

/** A small archive with a sheet of 80 MB of blanks. */
export const bomb = () =>
  archive(
    [
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>'],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(80e6, ' ')],
    ],
    true,
  );

/** What Excel writes when a workbook gets a password: an OLE2 container with the encrypted archive inside. */
export function locked() {
  const [free, end, table] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  // Versions, byte order, sizes of sectors as powers of 2.
  for (const [place, word] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ])
    header.writeUInt16LE(word, place);
  // One sector of allocations, the directory behind it, no small streams.
  for (const [place, word] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, end],
    [68, end],
    [76, 0],
  ])
    header.writeUInt32LE(word, place);
  const allocations = Buffer.alloc(512, 0xff);
  allocations.writeUInt32LE(table, 0);
  allocations.writeUInt32LE(end, 4);
  /** @param {string} name @param {number} type @param {number} right @param {number} child */
  const entry = (name, type, right, child) => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 'utf16le');
    bytes.writeUInt16LE(name ? 2 * name.length + 2 : 0, 64);
    bytes.writeUInt8(type, 66);
    bytes.writeUInt8(right === free && child === free && name ? 0 : 1, 67);
    for (const [place, word] of [
      [68, free],
      [72, right],
      [76, child],
      [116, type ? end : 0],
    ])
      bytes.writeUInt32LE(word, place);
    return bytes;
  };
  const directory = [entry('Root Entry', 5, free, 1), entry('EncryptionInfo', 2, 2, free), entry('EncryptedPackage', 2, free, free), entry('', 0, free, free)];
  return Buffer.concat([header, allocations, ...directory]);
}

/**
 * The files of an archive as texts, by name.
 * @param {Buffer} bytes
 * @returns {Map<string, string>}
 */
export function unpack(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf('PK\x05\x06');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, name, extra, comment] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const from = bytes.readUInt32LE(at + 42);
    const begin = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const content = bytes.subarray(begin, begin + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), (method ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const plain = (text) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name]);

/**
 * The cells of a workbook, by sheet and address: texts and numbers as they stand in it.
 * @param {Buffer} bytes
 * @returns {Map<string, Map<string, string | number>>}
 */
export function cellsOf(bytes) {
  const files = unpack(bytes);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    plain([...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join('')),
  );
  const names = [...files.get('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  return new Map(
    names.map((name, n) => {
      const cells = new Map();
      for (const [, attributes, content] of files.get(`xl/worksheets/sheet${n + 1}.xml`).matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const address = /r="([A-Z]+\d+)"/.exec(attributes)?.[1];
        const value = /<v>([^<]*)<\/v>/.exec(content ?? '')?.[1];
        if (address && value !== undefined) cells.set(address, /t="s"/.test(attributes) ? shared[Number(value)] : /t="str"/.test(attributes) ? plain(value) : Number(value));
      }
      return [name, cells];
    }),
  );
}
