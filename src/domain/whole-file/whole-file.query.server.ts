import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { civilDateAt, zoneOf } from '../../platform/clock/clock.ts';
import { personName } from '../person/person-name.server.ts';
import { type FilledSection, readSections } from '../rights/read-sections.server.ts';
import { joinedRecords } from '../same-person/joined-records.server.ts';
import { fileSections, leaves } from './file-sections.ts';

export interface WholeFile {
  readonly personName: string;
  /** Those that hold something: an empty one would tell apart what is not there from what is not the reader's. */
  readonly sections: readonly FilledSection[];
  /** Other records of the same person, each as far as the reader stands towards it. */
  readonly joined: readonly { on: string; by: string; sections: readonly FilledSection[] }[];
  readonly at: string;
  /** IANA name, of the territory. */
  readonly timeZone: string;
}

const input = z.object({ personId: z.uuid() });

/** What the file would hold, before it leaves. */
export const fileToExport = query({
  name: 'file-to-export',
  input,
  access: onPerson('file'),
  reads: { continues: 'person-page' },
  handle: async (context, { personId }) => {
    const file = await readWholeFile(context, { personId, sensitive: true });
    const records = [file, ...file.joined].flatMap(({ sections }) => sections);
    return {
      personName: file.personName,
      titles: [...new Set(records.map(({ section }) => section.title))],
      joined: file.joined.length,
      sensitive: records.some(({ rows }) => rows.some((row) => row.sensitive === true)),
    };
  },
});

/** A person's whole file, as its reader reads it. The line that says so is committed before anything is read, and the person reads it. */
export const wholeFile = query({
  name: 'whole-file',
  input: input.extend({ sensitive: z.boolean() }),
  access: onPerson('file'),
  reads: {
    continues: 'person-page',
    exports: ({ sensitive }) => ({ included: sensitive ? ['courant', 'sensible'] : ['courant'] }),
  },
  handle: readWholeFile,
});

async function readWholeFile(
  { tx, clock, aliases }: Pick<Context, 'tx' | 'clock' | 'aliases'>,
  { personId, sensitive }: { personId: string; sensitive: boolean },
): Promise<WholeFile> {
  const read = async (id: string) => {
    const filled = await readSections(tx, id, fileSections, (section) => leaves(section, sensitive));
    return filled.filter(({ rows }) => rows.length > 0);
  };
  const joined: WholeFile['joined'][number][] = [];
  for (const { person_id, from_at, by } of await joinedRecords(tx, aliases, personId))
    joined.push({ on: civilDateAt(from_at, clock), by, sections: await read(person_id) });
  return {
    personName: await personName(tx, personId),
    sections: await read(personId),
    joined,
    at: clock.now().toString({ smallestUnit: 'second' }),
    timeZone: zoneOf(clock),
  };
}
