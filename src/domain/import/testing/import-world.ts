import { arrangeTerritory, type DemoTerritory } from '../../../../demo/arrange-territory.ts';
import type { AccountKey } from '../../../../demo/cast.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';
import { chooseColumns } from '../choose-columns.server.ts';
import { recogniseColumns } from '../columns.ts';
import { type ImportPage, importPage } from '../import-page.query.server.ts';
import { importRows } from '../import-rows.query.server.ts';
import { drainImports } from '../import-worker.server.ts';
import { keepRow } from '../keep-row.ts';
import { nirHasher } from '../keyed-hashes.server.ts';
import { launchImport } from '../launch-import.server.ts';
import { startImport } from '../start-import.server.ts';

export interface List {
  headers: string[];
  rows: string[][];
}

/** The organisations and accounts of the demonstration, without its people: lists come in, and one looks at what they did. */
export class ImportWorld {
  private readonly db: TestDatabase;
  private territory: DemoTerritory | undefined;

  constructor(db: TestDatabase) {
    this.db = db;
  }

  async arrange(): Promise<void> {
    this.territory = await arrangeTerritory(this.db.runtime, '2024-01-01');
  }

  get place(): DemoTerritory {
    if (!this.territory) throw new Error('arrange() first');
    return this.territory;
  }

  actor(key: AccountKey): Actor {
    return this.place.actor(key);
  }

  /** A file as the page reads it, up to the columns. */
  async bring(actor: Actor, { headers, rows }: List): Promise<string> {
    const { runtime } = this.db;
    const columns = recogniseColumns(headers, rows);
    const { importId } = await run(runtime, startImport, actor, {
      fileName: 'liste.csv',
      sheet: null,
      headerRow: 1,
      columns,
      rows: rows.map((cells, index) => ({
        number: index + 2,
        cells: keepRow(cells, columns, nirHasher(runtime)),
      })),
    });
    return importId;
  }

  /** Up to the preview. */
  async analyse(actor: Actor, list: List): Promise<string> {
    const importId = await this.bring(actor, list);
    await run(this.db.runtime, chooseColumns, actor, { importId });
    await drainImports(this.db.runtime);
    return importId;
  }

  async launch(actor: Actor, importId: string): Promise<ImportPage> {
    await run(this.db.runtime, launchImport, actor, { importId });
    await drainImports(this.db.runtime);
    return this.page(actor, importId);
  }

  async importWhole(actor: Actor, list: List): Promise<ImportPage> {
    return this.launch(actor, await this.analyse(actor, list));
  }

  page(actor: Actor, importId: string): Promise<ImportPage> {
    return run(this.db.runtime, importPage, actor, { importId });
  }

  async rows(actor: Actor, importId: string) {
    return (await run(this.db.runtime, importRows, actor, { importId })).rows;
  }

  /** As the owner sees it, past every policy. */
  see<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return withOwner(this.db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
  }

  async people(): Promise<number> {
    const [row] = await this.see<{ n: number }>('SELECT count(*)::int AS n FROM person');
    return row?.n ?? 0;
  }
}
