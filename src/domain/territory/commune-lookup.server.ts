import { type CommuneLookup, type CommuneRef, makeCommuneLookup } from './commune-lookup.ts';
import { openGeographyFiles } from './geography-files.server.ts';

let lookup: CommuneLookup | undefined;

/** All communes in memory (about 15 MB, read once): a list of 10 000 addresses is resolved without a query a row. */
export function communeLookup(): CommuneLookup {
  lookup ??= read();
  return lookup;
}

function read(): CommuneLookup {
  const files = openGeographyFiles();
  const rows = files.read('communes');
  const communes: CommuneRef[] = [];
  const formerNames: { searchName: string; code: string }[] = [];
  for (const [index, code] of rows.code!.entries()) {
    const searchName = rows.search_name![index]!;
    const parentCode = rows.parent_code![index] ?? null;
    if (rows.kind![index] === 'former') formerNames.push({ searchName, code: parentCode! });
    else {
      communes.push({
        code: code!,
        name: rows.name![index]!,
        searchName,
        departementCode: rows.departement_code![index]!,
        postalCodes: rows.postal_codes![index]?.split(',') ?? [],
        parentCode,
      });
    }
  }
  const others = files.read('former-names');
  for (const [index, code] of others.commune_code!.entries())
    formerNames.push({ searchName: others.search_name![index]!, code: code! });
  const former = new Map(
    rows.code!.flatMap((code, i) =>
      rows.kind![i] === 'former' ? [[code!, rows.parent_code![i]!] as const] : [],
    ),
  );
  return makeCommuneLookup(communes, formerNames, former);
}
