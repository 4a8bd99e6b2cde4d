import { Transform } from 'node:stream';
import { Temporal } from 'temporal-polyfill';

const NEWLINE = 10;
/** A day as COPY writes it: alone, before an hour, in an array or inside JSON. Never a part of an id or of a number. */
const DAY = /(?<![\w-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])/g;

/** Moves every day that the rows of a table hold, of birth included, so that everybody keeps their age and every delay its length. */
export class MoveDays extends Transform {
  private readonly days: number;
  private readonly moved = new Map<string, string>();
  private rest: Buffer = Buffer.alloc(0);

  constructor(days: number) {
    super();
    this.days = days;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk?: Buffer) => void) {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      this.rest = Buffer.concat([this.rest, chunk]);
      return done(null);
    }
    const whole = Buffer.concat([this.rest, chunk.subarray(0, end + 1)]);
    this.rest = chunk.subarray(end + 1);
    done(null, this.move(whole));
  }

  override _flush(done: (error: null, chunk?: Buffer) => void) {
    done(null, this.move(this.rest));
  }

  /** Byte by byte: what is not a day passes as it is, whatever its letters. */
  private move(rows: Buffer): Buffer {
    return Buffer.from(
      rows.toString('latin1').replace(DAY, (day) => this.later(day)),
      'latin1',
    );
  }

  private later(day: string): string {
    let moved = this.moved.get(day);
    if (moved === undefined) {
      moved = Temporal.PlainDate.from(day, { overflow: 'constrain' }).add({ days: this.days }).toString();
      this.moved.set(day, moved);
    }
    return moved;
  }
}

/** How many days later it is, in whole weeks, so that a Tuesday stays one and nothing comes to lie in the future. */
export function weeksSince(madeAt: Temporal.Instant, now: Temporal.Instant): number {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Paris').toPlainDate();
  return Math.floor(day(madeAt).until(day(now)).days / 7) * 7;
}
