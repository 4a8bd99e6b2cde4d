import { type OpenOptions, openRelais, type Relais } from '../composition/open-relais.ts';
import { readConfig } from '../platform/config/config.ts';
import { createLog } from '../platform/log/log.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb, VerbContext } from './verb.ts';
import { verbs } from './verbs.ts';

/** `relais <verbe>`: 0 when done, 1 when the verb found something wrong, 2 when it could not be understood or begun. */
export async function runRelais(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const words = argv.filter((word) => word !== '--json');
  const asJson = words.length < argv.length;
  const verb = findVerb(words);
  if (!verb) {
    const asked = words.length === 0 || words.includes('--help') || words[0] === 'aide';
    if (asked) {
      console.log(help());
      return 0;
    }
    const message = `Verbe inconnu\u00a0: ${words.join(' ')}`;
    if (asJson) console.log(JSON.stringify({ error: 'verb-unknown', message }));
    console.error(`${message}\n\n${help()}`);
    return 2;
  }
  const args = words.slice(verb.name.split(' ').length);
  if (args.includes('--help')) {
    console.log(helpOf(verb));
    return 0;
  }
  return perform(verb, args, env, asJson);
}

async function perform(verb: Verb, args: string[], env: NodeJS.ProcessEnv, asJson: boolean): Promise<number> {
  let relais: Relais | undefined;
  const tell: VerbContext['tell'] = (sentence) => console.error(sentence);
  try {
    const open = async () => {
      relais ??= await openRelais(optionsOf(env, tell));
      return relais;
    };
    const options = () => optionsOf(env, tell);
    const { json, lines, ok = true } = await verb.run({ args, open, options, tell });
    console.log(asJson ? JSON.stringify(json) : lines.join('\n'));
    return ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    if (asJson) console.log(JSON.stringify({ error: error.code, message: error.message }));
    console.error(error.message);
    return 2;
  } finally {
    await relais?.stop();
  }
}

function optionsOf(env: NodeJS.ProcessEnv, tell: VerbContext['tell']): OpenOptions {
  const config = readConfig(env);
  // The log goes to standard output, which belongs to the verb's answer: only what stops the verb is of interest here.
  const log = createLog('silent');
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return { config, log, tell, publicUrl, beside: true };
}

/** The longest name that the words begin with. */
function findVerb(words: string[]): Verb | undefined {
  return verbs
    .filter((verb) => verb.name.split(' ').every((part, i) => words[i] === part))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

const helpOf = (verb: Verb) =>
  `npm run relais -- ${[verb.name, verb.usage].filter(Boolean).join(' ')}\n  ${verb.summary}`;

function help(): string {
  return ['Verbes de Relais (avec --json, la réponse est une ligne de JSON) :', ...verbs.map(helpOf)].join(
    '\n\n',
  );
}
