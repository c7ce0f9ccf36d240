import type { Plugin } from 'vite';

/**
 * SvelteKit hides its route announcer with a `style` attribute, which the content security policy
 * refuses. The same rules stand in `src/lib/ui/base.css`; this takes the attribute away.
 */
export function announcerWithoutInlineStyle(): Plugin {
  return {
    name: 'announcer-without-inline-style',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/runtime/components/root.svelte')) return;
      const bare = code.replace(/\s+style="position: absolute;[^"]*"/, '');
      if (bare === code) this.error('the announcer has no inline style any more: drop this plugin');
      return bare;
    },
  };
}
