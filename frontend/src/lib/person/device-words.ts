import type { components } from '#lib/api/schema.d.ts';
import type { SessionsText } from '#lib/text/sessions/vi.ts';

type Device = components['schemas']['Device'];

/** `Chrome 156 trên Windows`: what a person would call the browser and what it runs on. */
export function deviceInWords({ browser, system, model }: Device, text: SessionsText): string {
  const place = model && system && model !== system ? `${model} (${system})` : (model ?? system);
  if (browser && place) return text.deviceName.on(browser, place);
  return browser ?? place ?? text.deviceName.unknown;
}

/** `VNeID: mật khẩu, mã OTP`: the way of signing in, with what of it is known and has words. */
export function wayInWords(way: string, methods: string[], text: SessionsText): string {
  const known = methods.flatMap((method) =>
    Object.hasOwn(text.methods, method) ? (text.methods[method] ?? []) : [],
  );
  return known.length > 0 ? `${way}: ${known.join(', ')}` : way;
}
