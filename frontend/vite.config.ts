import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { announcerWithoutInlineStyle } from './announcer.ts';
import { shared } from './chunks.ts';
import { withPreloads } from './preloads.ts';

const server = 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [
    announcerWithoutInlineStyle(),
    sveltekit({ adapter: withPreloads(adapter({ fallback: 'index.html', precompress: true })) }),
  ],
  // A font or picture inside a style sheet would need `data:` in the content security policy.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: shared } } } } },
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
