import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { announcerWithoutInlineStyle } from './announcer.ts';
import { withPreloads } from './preloads.ts';

const server = 'http://localhost:8080';
const ofSandbox = /src\/(lib\/(sandbox|text\/(vneid|tools))|routes\/\((sandbox|tools)\))\//;

export default defineConfig(({ mode }) => ({
  plugins: [
    announcerWithoutInlineStyle(),
    sveltekit({ adapter: withPreloads(adapter({ fallback: 'index.html', precompress: true })) }),
  ],
  // A font or picture inside a style sheet would need `data:` in the content security policy.
  build: { assetsInlineLimit: 0 },
  // What several pages share comes in one piece, the sandbox's in another that the portal's pages never load: crumbs
  // compress badly and cost a request each.
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'frame', test: (id) => !ofSandbox.test(id), minShareCount: 2, priority: 1 },
                { name: 'sandbox', test: ofSandbox, minShareCount: 2 },
              ],
            },
          },
        },
      },
    },
  },
  // In development the pages come from Vite and everything else from a running server.
  server: {
    proxy: {
      '^/(api|sandbox|docs|openapi)': server,
      '^/vneid/(api|token|jwks|userinfo|logout|\\.well-known)': server,
      '^/vneid/authorize\\?': server,
    },
  },
  // Vitest would otherwise resolve Svelte's server build.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}));
