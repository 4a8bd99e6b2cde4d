import {
  type InventedPerson,
  inventPerson,
  partnerOf,
  twinOf,
} from '../../import/testing/invented-people.ts';
import { type Random, seeded } from '../../import/testing/random.ts';

/** Somebody as one record has them. */
export interface Recorded {
  birthName: string | null;
  usedName: string | null;
  givenName: string;
  birthDate: string | null;
  birthPartial: { year: number; month: number | null } | null;
  civility: string | null;
  phone: string | null;
  email: string | null;
  nir: string | null;
}

export interface LabelledPair {
  /** How the pair was made, for a failing test to say. */
  how: string;
  same: boolean;
  one: Recorded;
  other: Recorded;
}

/** 500 pairs of records, half of them one person written twice in the ways lists really differ, half of them two people whom much brings together. */
export function labelledPairs(seed = 20_260_301, count = 500): LabelledPair[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const person = inventPerson(random, index);
    const same = index % 2 === 0;
    const ways = same ? onePersonTwice : twoPeople;
    const [how, make] = ways[Math.floor(index / 2) % ways.length]!;
    return { how, same, ...make(person, random, index) };
  });
}

type Pair = Pick<LabelledPair, 'one' | 'other'>;
type Way = [how: string, make: (person: InventedPerson, random: Random, index: number) => Pair];

function recorded(person: InventedPerson): Recorded {
  const { birthName, usedName, givenName, birthDate, civility, phone, email, nir } = person;
  return { birthName, usedName, givenName, birthDate, birthPartial: null, civility, phone, email, nir };
}

/** What a second organisation knows: seldom the NIR, not always the same telephone, no civility one time out of three. */
function elsewhere(person: InventedPerson, random: Random): Recorded {
  const known = recorded(person);
  const [phone, email] = [random.chance(0.4), random.chance(0.3)];
  return {
    ...known,
    phone: phone ? known.phone : `+337${String(10_000_000 + random.below(89_999_999))}`,
    email: email ? known.email : null,
    nir: random.chance(0.2) ? known.nir : null,
    civility: random.chance(0.67) ? known.civility : null,
  };
}

const rewritten =
  (change: (record: Recorded, random: Random) => Partial<Recorded>): Way[1] =>
  (person, random) => {
    const other = elsewhere(person, random);
    return { one: recorded(person), other: { ...other, ...change(other, random) } };
  };

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const familyOf = (record: Recorded): string => record.birthName ?? record.usedName ?? '';

/** One slip of the keyboard: a letter missing, doubled, exchanged with its neighbour or replaced. */
function slip(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(text.length - 2, 1));
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  return random.pick([
    before + after,
    before + letter + letter + after,
    before + (after[0] ?? '') + letter + after.slice(1),
    `${before}${letter === 'e' ? 'a' : 'e'}${after}`,
  ]);
}

function slippedDate(date: string, random: Random): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  if (Number(day) <= 12 && day !== month && random.chance(0.5)) return `${year}-${day}-${month}`;
  const after = (digit: string): string => String((Number(digit) + 1) % 10);
  return random.chance(0.5)
    ? `${year.slice(0, 3)}${after(year[3]!)}-${month}-${day}`
    : `${year}-${month}-${day === '19' ? '09' : `${day[0] === '1' ? '2' : '1'}${day[1]}`}`;
}

const elseNames = ['Vasseur', 'Okafor', 'Lindqvist', 'Zidane', 'Marques'] as const;

const onePersonTwice: Way[] = [
  [
    'accents and capitals',
    rewritten((r) => ({
      givenName: plain(r.givenName).toUpperCase(),
      birthName: plain(familyOf(r)).toUpperCase(),
    })),
  ],
  [
    'hyphens and apostrophes',
    rewritten((r) => ({
      givenName: r.givenName.replaceAll('-', ' '),
      birthName: familyOf(r).replaceAll('-', ' ').replaceAll('’', ''),
    })),
  ],
  [
    'names in the other order',
    rewritten((r) => ({ givenName: familyOf(r), birthName: r.givenName, usedName: null })),
  ],
  [
    'the used name only',
    (person, random) => {
      const married = { ...person, civility: 'madame' as const, usedName: random.pick(elseNames) };
      const other = elsewhere(married, random);
      return { one: recorded(married), other: { ...other, birthName: null } };
    },
  ],
  [
    'the birth name only, married since',
    (person, random) => {
      const married = { ...person, civility: 'madame' as const, usedName: random.pick(elseNames) };
      return { one: { ...recorded(married), usedName: null }, other: elsewhere(married, random) };
    },
  ],
  [
    'two surnames never told together',
    (person, random) => {
      const woman = { ...person, civility: 'madame' as const, usedName: null };
      return {
        one: recorded(woman),
        other: { ...elsewhere(woman, random), birthName: null, usedName: random.pick(elseNames) },
      };
    },
  ],
  ['half of a double name', rewritten((r) => ({ birthName: familyOf(r).split('-')[0]! }))],
  ['a slip in the surname', rewritten((r, random) => ({ birthName: slip(familyOf(r), random) }))],
  [
    'a slip in the given name',
    rewritten((r, random) => ({
      givenName: r.givenName.length < 4 ? r.givenName : slip(r.givenName, random),
    })),
  ],
  ['a slip in the birth date', rewritten((r, random) => ({ birthDate: slippedDate(r.birthDate!, random) }))],
  [
    'a slip in both, the same telephone',
    (person, random) => {
      const other = elsewhere(person, random);
      const names = {
        birthName: slip(familyOf(other), random),
        birthDate: slippedDate(person.birthDate, random),
      };
      return { one: recorded(person), other: { ...other, ...names, phone: person.phone } };
    },
  ],
  [
    'the year of birth alone',
    rewritten((r) => ({
      birthDate: null,
      birthPartial: { year: Number(r.birthDate!.slice(0, 4)), month: null },
    })),
  ],
  [
    'month and year of birth',
    rewritten((r) => ({
      birthDate: null,
      birthPartial: { year: Number(r.birthDate!.slice(0, 4)), month: Number(r.birthDate!.slice(5, 7)) },
    })),
  ],
  ['no birth date', rewritten(() => ({ birthDate: null }))],
  [
    'a second given name',
    rewritten((r) => ({ givenName: `${r.givenName} ${r.civility === 'madame' ? 'Rose' : 'Paul'}` })),
  ],
  [
    'a shortened given name',
    (person, random) => {
      const whole = {
        ...person,
        givenName: random.pick(['Fatoumata', 'Alexandrine', 'Maximilienne']),
        civility: 'madame' as const,
      };
      const other = elsewhere(whole, random);
      return { one: recorded(whole), other: { ...other, givenName: whole.givenName.slice(0, 5) } };
    },
  ],
  [
    'another transcription',
    (person, random) => {
      const [one, two] = random.pick([
        ['Mohamed', 'Mohammed'],
        ['Aïcha', 'Aisha'],
        ['Youssef', 'Youcef'],
        ['Khadija', 'Kadija'],
      ] as const);
      const known = { ...person, givenName: one };
      return { one: recorded(known), other: { ...elsewhere(known, random), givenName: two } };
    },
  ],
  [
    'the same NIR, everything else in doubt',
    (person, random) => {
      const other = elsewhere(person, random);
      return {
        one: recorded(person),
        other: {
          ...other,
          birthName: random.pick(elseNames),
          usedName: null,
          birthDate: slippedDate(person.birthDate, random),
          nir: person.nir,
        },
      };
    },
  ],
  ['name glued or apart', rewritten((r) => ({ birthName: familyOf(r).replace(/[ -]/g, '') }))],
];

const twoPeople: Way[] = [
  [
    'twins',
    (person, random, index) => ({
      one: recorded(person),
      other: recorded(twinOf(person, random, index + 5000)),
    }),
  ],
  [
    'twins at one address, one telephone and one e-mail',
    (person, random, index) => {
      const twin = recorded(twinOf(person, random, index + 5000));
      return {
        one: recorded(person),
        other: { ...twin, phone: person.phone, email: person.email, nir: null },
      };
    },
  ],
  [
    'twins a letter apart',
    (person, _random, index) => {
      const louis = { ...person, civility: 'monsieur' as const, givenName: 'Louis' };
      const louise = {
        ...recorded(person),
        civility: index % 48 === 5 ? null : 'madame',
        givenName: 'Louise',
        nir: null,
      };
      return { one: recorded(louis), other: { ...louise, usedName: null } };
    },
  ],
  [
    'a couple',
    (person, random, index) => ({
      one: recorded(person),
      other: recorded(partnerOf(person, random, index + 5000)),
    }),
  ],
  [
    'a couple under one name',
    (person, random, index) => {
      const partner = recorded(partnerOf(person, random, index + 5000));
      return {
        one: recorded(person),
        other: { ...partner, usedName: person.usedName ?? person.birthName, nir: null },
      };
    },
  ],
  [
    'parent and child of one name',
    (person, random) => {
      const child = elsewhere(person, random);
      const [year, years] = [Number(person.birthDate.slice(0, 4)), 21 + random.below(12)];
      const birthDate = `${year > 1985 ? year - years : year + years}-${1 + random.below(9) < 5 ? '03' : '11'}-${10 + random.below(18)}`;
      return { one: recorded(person), other: { ...child, birthDate, phone: person.phone, nir: null } };
    },
  ],
  [
    'homonyms',
    (person, random, index) => {
      const { birthName, usedName, givenName, civility } = person;
      const homonym = recorded({
        ...inventPerson(random, index + 5000),
        birthName,
        usedName,
        givenName,
        civility,
      });
      // One time in eight the second record lacks what would tell them apart.
      return {
        one: recorded(person),
        other: random.chance(0.12) ? { ...homonym, birthDate: null, nir: null } : homonym,
      };
    },
  ],
  [
    'siblings who share a telephone',
    (person, random, index) => {
      const { birthName, phone, email } = person;
      const sibling = inventPerson(random, index + 5000);
      const givenName = sibling.givenName === person.givenName ? 'Bastien' : sibling.givenName;
      return {
        one: recorded(person),
        other: { ...recorded({ ...sibling, birthName, givenName, phone, email, usedName: null }), nir: null },
      };
    },
  ],
  [
    'the same given name and birth date',
    (person, random, index) => {
      const { givenName, birthDate, civility } = person;
      const other = inventPerson(random, index + 5000);
      const birthName = random.pick(elseNames);
      // One time in four nothing says that these names are birth names: even a human would ask.
      const known = civility === 'madame' && random.chance(0.75);
      const usedName = known ? (person.usedName ?? 'Lenoir') : null;
      return {
        one: recorded({ ...person, usedName }),
        other: {
          ...recorded({
            ...other,
            givenName,
            birthDate,
            civility,
            birthName,
            usedName: known ? 'Hauteville' : null,
          }),
          nir: null,
        },
      };
    },
  ],
  [
    'one office’s telephone for two people',
    (person, random, index) => {
      const other = inventPerson(random, index + 5000);
      const givenName =
        other.givenName.slice(0, 3) === person.givenName.slice(0, 3) ? 'Bastien' : other.givenName;
      return {
        one: recorded(person),
        other: { ...recorded({ ...other, givenName, phone: person.phone }), nir: null },
      };
    },
  ],
  [
    'one name, two NIR and two birth dates a digit apart',
    (person, random) => {
      const year = Number(person.birthDate.slice(0, 4)) + 1;
      const other = {
        ...recorded(person),
        birthDate: `${year}${person.birthDate.slice(4)}`,
        nir: `${person.nir.slice(0, 10)}${String(random.below(99_999)).padStart(5, '0')}`,
      };
      return { one: recorded(person), other: { ...other, phone: null, email: null } };
    },
  ],
  [
    'strangers of one day',
    (person, random, index) => ({
      one: recorded(person),
      other: recorded({
        ...inventPerson(random, index + 5000),
        birthDate: person.birthDate,
        birthName: elseNames[index % 5]!,
        givenName: 'Bastien',
        usedName: null,
      }),
    }),
  ],
];
