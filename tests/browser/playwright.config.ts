import { defineConfig } from '@playwright/test';

const root = process.getuid?.() === 0;

/** A real server, a real Chromium. Clock and faults of the sandbox are shared, so one test runs at a time. */
export default defineConfig({
  testDir: '.',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  globalSetup: './server.ts',
  outputDir: '../test-results',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.MOTCUA_CHROMIUM ?? '/usr/bin/chromium',
      args: root ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: '1280', use: { viewport: { width: 1280, height: 900 } } },
    { name: '360', grepInvert: /@once/, use: { viewport: { width: 360, height: 740 } } },
  ],
});
