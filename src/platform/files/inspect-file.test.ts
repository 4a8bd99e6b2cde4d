import { describe, expect, test } from 'vitest';
import { orientationSegment } from './exif-orientation.ts';
import { inspectFile } from './inspect-file.ts';
import { exif, jpeg, pdf, png, segment, stream } from './testing/samples.ts';

const MB = 1024 * 1024;
const inspect = (bytes: Uint8Array) => inspectFile(bytes, 5 * MB);

describe('what a file is', () => {
  test.each([
    ['pdf', pdf()],
    ['png', png(2000, 3000)],
    ['jpeg', jpeg(4000, 3000)],
  ] as const)('%s is known by its bytes', async (type, bytes) => {
    expect(await inspect(bytes)).toEqual({ type, bytes });
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['a page of the web', Buffer.from('<html><script>alert(1)</script></html>'), 'file_type'],
    ['an archive', Buffer.from('PK\u0003\u0004'), 'file_type'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('MZ'), pdf()]), 'file_type'],
    ['a picture cut before its size', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 8]), 'file_type'],
    ['a picture of no size', png(0, 10), 'file_type'],
    ['a picture that has no end', jpeg(80, 60).subarray(0, -2), 'file_type'],
    ['a picture cut in the middle', png(80, 60).subarray(0, -14), 'file_type'],
    ['a picture of billions', png(60_000, 60_000), 'file_pixels'],
    ['a picture as long as a street', jpeg(30_000, 10), 'file_pixels'],
    ['five megabytes and one', Buffer.concat([pdf(), Buffer.alloc(5 * MB)]), 'file_large'],
  ] as const)('%s is refused', async (_, bytes, fault) => {
    expect(await inspect(bytes)).toEqual({ fault });
  });
});

describe('a picture', () => {
  test('leaves what its device noted beside it, and stays the right way up', async () => {
    const other = Buffer.concat([jpeg(10, 10, exif(1))]);
    const notes = [
      segment(0xe0, Buffer.from('JFIF\0.....')),
      exif(6),
      segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/ Awa')),
      segment(0xed, Buffer.from('Photoshop Awa')),
      segment(0xfe, Buffer.from('Awa')),
    ];
    const given = Buffer.concat([jpeg(80, 60, ...notes), other]);
    const found = await inspect(given);
    expect(found).toEqual({
      type: 'jpeg',
      bytes: jpeg(80, 60, segment(0xe0, Buffer.from('JFIF\0.....')), orientationSegment(6)),
    });
  });

  test('that lies as it was taken, or says nonsense of it, needs no word of it', async () => {
    for (const orientation of [0, 1, 9])
      expect(await inspect(jpeg(80, 60, exif(orientation)))).toEqual({ type: 'jpeg', bytes: jpeg(80, 60) });
    const broken = segment(0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\x7f....', 'latin1'));
    expect(await inspect(jpeg(80, 60, broken))).toEqual({ type: 'jpeg', bytes: jpeg(80, 60) });
  });

  test('of the other kind too', async () => {
    const given = Buffer.concat([png(80, 60, ['eXIf', '47.2 N'], ['tEXt', 'Awa']), Buffer.from('PK...')]);
    expect(await inspect(given)).toEqual({ type: 'png', bytes: png(80, 60) });
  });
});

describe('a PDF that acts', () => {
  const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
  test.each([
    ['runs a script when it opens', pdf(`3 0 obj\n${script}\nendobj`)],
    ['writes its name otherwise', pdf('3 0 obj\n<< /S /J#61va#53cript /JS (x) >>\nendobj')],
    ['puts comments in between', pdf('3 0 obj\n<< /S % rien\n% rien\n /JavaScript /JS (x) >>\nendobj')],
    [
      'gives the name an object of its own',
      pdf('3 0 obj\n<< /S 4 0 R >>\nendobj\n4 0 obj\n/JavaScript\nendobj'),
    ],
    ['starts a program', pdf('3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj')],
    ['sends what is typed', pdf('3 0 obj\n<< /S /SubmitForm /F (http://x) >>\nendobj')],
    ['holds another file', pdf('3 0 obj\n<< /Type /EmbeddedFile >>\nendobj')],
    ['hides it in an object stream', pdf(stream('/Type /ObjStm /N 1 /First 4', `3 0 ${script}`))],
    ['hides it behind a type that is not said', pdf(stream('/N 1 /First 4', `3 0 ${script}`))],
    ['hides it raw inside a stream', pdf(`9 0 obj\n<< >>\nstream\n${script}\nendstream\nendobj`)],
    [
      'packs an object stream so that nobody looks into it',
      pdf('9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode >>\nstream\nxyz\nendstream\nendobj'),
    ],
  ] as const)('that %s is refused', async (_, bytes) => {
    expect(await inspect(bytes)).toEqual({ fault: 'file_active' });
  });

  test('behind a password is refused with that reason', async () => {
    expect(await inspect(pdf('5 0 obj\n<< /Encrypt 6 0 R >>\nendobj'))).toEqual({ fault: 'file_locked' });
  });

  test.each([
    ['in its title', pdf('3 0 obj\n<< /Title (D\u00e9veloppeur PHP/JavaScript) >>\nendobj')],
    ['in a page', pdf(stream('/Length 9', 'BT (HTML/JavaScript et /Launch) Tj ET'))],
    ['in a page that begins with numbers', pdf(stream('/Length 9', '1 0 0 1 0 0 cm (HTML/JavaScript) Tj'))],
    ['in what describes it', pdf(stream('/Type /Metadata', '<?xpacket?> HTML/JavaScript'))],
    ['in an object stream', pdf(stream('/Type /ObjStm /N 1 /First 4', '3 0 << /Title (PHP/JavaScript) >>'))],
  ])('that only speaks of it %s is taken', async (_, bytes) => {
    expect(await inspect(bytes)).toEqual({ type: 'pdf', bytes });
  });

  test('made of bombs is refused once it costs too much', async () => {
    const bomb = stream('/Subtype /Image', '0'.repeat(8 * MB));
    expect(await inspect(pdf(...Array.from({ length: 150 }, () => bomb)))).toEqual({ fault: 'file_active' });
  });
});
