import { normaliseNir } from './nir.ts';
import type { Cell, RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

const LONGEST = 40;

export function readNumbers(reader: RowReader, known: RowValues): RowValues {
  const external = reader.short('externalNumber', LONGEST);
  const allocataire = reader.short('allocataireNumber', LONGEST);
  const franceTravail = reader.short('franceTravailNumber', LONGEST);
  return {
    ...(external ? { externalNumber: external.text } : {}),
    ...(allocataire ? { allocataireNumber: tidyAllocataire(allocataire.text) } : {}),
    ...(franceTravail ? { franceTravailNumber: franceTravail.text.replace(/\s/g, '').toUpperCase() } : {}),
    ...readNir(reader, known),
  };
}

/** CAF sends 7 digits followed by zeros, or zeros before; MSA numbers have other lengths and stay as they are. */
export function tidyAllocataire(text: string): string {
  const compact = text.replace(/[\s\u00a0]/g, '').toUpperCase();
  if (/^\d{7}0{8}$/.test(compact)) return compact.slice(0, 7);
  const bare = compact.replace(/^0+/, '');
  return compact.length > 7 && bare.length <= 7 ? bare.padStart(7, '0') : compact;
}

/** A NIR that contradicts the birth date or the civility may be somebody else’s: it is not used. */
function readNir(reader: RowReader, known: RowValues): RowValues {
  const cell: Cell | undefined = reader.first('nir');
  if (!cell) return {};
  const reading = (reader.context.readNir ?? normaliseNir)(cell.text);
  const refuse = (code: 'nir-invalid' | 'nir-truncated' | 'nir-other-birth' | 'nir-other-civility') => {
    reader.report(code, 'nir', cell.column);
    return {};
  };
  if (reading.kind !== 'valid') return refuse(`nir-${reading.kind}`);
  const birthYear = known.birthDate
    ? Number(known.birthDate.slice(2, 4))
    : known.birthPartial && known.birthPartial.year % 100;
  const birthMonth = known.birthDate
    ? Number(known.birthDate.slice(5, 7))
    : (known.birthPartial?.month ?? null);
  if (birthYear !== undefined && birthYear !== reading.birthYear) return refuse('nir-other-birth');
  if (birthMonth && reading.birthMonth && birthMonth !== reading.birthMonth) return refuse('nir-other-birth');
  const { civility } = known;
  if (civility && civility !== 'neutre' && civility !== reading.civility) return refuse('nir-other-civility');
  return { nirHash: reader.context.hashNir(reading.nir13) };
}
