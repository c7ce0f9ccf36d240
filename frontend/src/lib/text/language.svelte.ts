export type Language = 'vi' | 'en';

/**
 * The choice lives in a cookie, not in the browser's storage: signing out tells the browser to
 * clear its storage, and the choice of language is no secret of the person who leaves.
 */
const cookieName = 'motcua_language';

function remembered(): Language {
  return document.cookie.split('; ').includes(`${cookieName}=en`) ? 'en' : 'vi';
}

let current = $state<Language>(remembered());
document.documentElement.lang = current;
const waiting: (() => Promise<void>)[] = [];

export const language = {
  get now(): Language {
    return current;
  },

  async choose(wanted: Language) {
    if (wanted === 'en') await Promise.all(waiting.map((load) => load()));
    current = wanted;
    document.documentElement.lang = wanted;
    const age = 365 * 24 * 60 * 60;
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in older phones
    document.cookie = `${cookieName}=${wanted}; path=/; max-age=${age}; samesite=lax`;
  },
};

/**
 * A dictionary whose Vietnamese comes with the page and whose English is fetched when it is wanted.
 * `ready` is awaited by the page's `load`, so a page is never drawn in two languages.
 */
export function dictionary<T>(vietnamese: T, fetchEnglish: () => Promise<{ default: T }>) {
  let english = $state.raw<T>();
  const load = async () => {
    english ??= (await fetchEnglish()).default;
  };
  waiting.push(load);
  return {
    text: (): T => (current === 'en' && english ? english : vietnamese),
    ready: async () => {
      if (current === 'en') await load();
    },
  };
}
