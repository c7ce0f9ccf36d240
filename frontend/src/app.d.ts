import type { Screen } from '#lib/sandbox/phone/screens.ts';

declare global {
  namespace App {
    interface PageState {
      /** What the virtual phone shows while the app is open; the home screen if nothing. */
      screen?: Screen;
    }
  }
}
