import type { QrText } from './vi.ts';

const en: QrText = {
  heading: 'Scan the QR code',
  toPassword: 'Sign in with a password',
  alt: 'QR code to scan with the VNeID app. It changes every second.',
  steps: {
    open: 'Open the VNeID app on your phone and choose Scan a QR code.',
    scan: 'Point the camera at the QR code on this page.',
    pick: 'Pick this number on the phone:',
  },
  asking: 'Getting a code…',
  renewsIn: 'Renews itself in',
  endsIn: 'Code works for another',
  short: {
    when: 'Can’t scan, or using the phone that has VNeID?',
    way: 'Open the VNeID app, choose Type the short code, and type:',
    copy: 'Copy the short code',
    never: 'Type this code in your own VNeID app only. Officials never ask for this code.',
  },
  phone: 'Open the test phone',
  scanned: {
    by: 'Scanned by:',
    pick: 'On the phone, pick the number',
    agree: 'and select Approve. This page then goes on by itself.',
    decideIn: 'Pick within',
    notMine: 'Not your phone? Block it, then get a new code.',
    notMe: 'Not me',
    refusing: 'Blocking…',
    otherTried: 'Another phone just scanned this code too',
    otherWay:
      'That phone was refused. If you did not scan with two phones, select Not me and make a new code.',
    refuseFailed: 'It could not be blocked yet. Please try again.',
  },
  over: {
    title: 'This code has ended',
    text: 'To keep you safe, codes are shown for a few minutes only.',
    go: 'Make a new code',
  },
  undecided: {
    title: 'The phone did not approve',
    text: 'That scan can no longer be used.',
    go: 'Make a new code',
  },
  refused: {
    title: 'That phone is blocked',
    text: 'The phone that scanned can no longer sign in.',
    go: 'Make a new code',
  },
  busy: {
    title: 'Too many codes were asked for',
    text: 'Please wait a moment, or sign in with your password.',
    go: 'Get a code',
    after: 'You can get a code in',
  },
  lost: {
    title: 'Connection lost',
    text: 'This page is reconnecting. Please check your network.',
    go: 'Try again now',
  },
  broken: {
    title: 'No code for now',
    text: 'Please try again in a moment, or sign in with your password.',
    go: 'Try again',
  },
  said: {
    code: (number) => `A QR code is ready. The number to pick on the phone: ${number}.`,
    scanned: (device, number) =>
      `${device} scanned the code. On the phone, pick the number ${number} and select Approve.`,
  },
};

export default en;
