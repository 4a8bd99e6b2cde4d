import { getRequestListener } from '@hono/node-server';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, isRunnableDevEnvironment, type Plugin } from 'vite';

const SERVER = './src/server.ts';

// How long plugins took is no warning of ours.
const QUIET = { pluginTimings: false };

/** While developing, the composed application answers whatever Vite does not serve itself. */
function relaisInDevelopment(): Plugin {
  return {
    name: 'relais-in-development',
    apply: 'serve',
    configureServer: (vite) => () => {
      vite.middlewares.use(async (request, response, next) => {
        try {
          const { ssr } = vite.environments;
          if (!ssr || !isRunnableDevEnvironment(ssr))
            throw new Error('the server environment cannot run modules');
          const { developmentApp } = (await ssr.runner.import(SERVER)) as typeof import('./src/server.ts');
          const { fetch } = await developmentApp();
          request.url = request.originalUrl;
          await getRequestListener(fetch, { overrideGlobalObjects: false })(request, response);
        } catch (error) {
          if (error instanceof Error) vite.ssrFixStacktrace(error);
          next(error);
        }
      });
    },
  };
}

export default defineConfig({
  plugins: [relaisInDevelopment(), reactRouter()],
  environments: {
    client: { build: { rolldownOptions: { checks: QUIET } } },
    ssr: { build: { rolldownOptions: { input: SERVER, checks: QUIET } } },
  },
});
