import type { VneidText } from './vi.ts';

const en: VneidText = {
  shell: {
    wordmark: 'VNeID',
    sandbox: 'MÔI TRƯỜNG THỬ NGHIỆM',
    translated: 'TEST ENVIRONMENT',
    note: 'This is not the real VNeID. Use made-up people and numbers only; never type your real password.',
    tools: 'Test tools',
    newWindow: '(opens in a new window)',
  },
  start: {
    none: 'No sign-in has been started here',
    noneWay: 'This page opens only from the service you want to sign in to. Please start there.',
    toPortal: 'Go to the portal’s sign-in page',
    over: {
      expired: {
        title: 'This sign-in took too long',
        way: 'To keep you safe, a sign-in is kept for a few minutes only. Start again and you still return to the page you opened.',
      },
      ended: {
        title: 'This sign-in has stopped',
        way: 'It can’t go on. You can start again right away.',
      },
      cancelled: {
        title: 'This sign-in has stopped',
        way: 'It was cancelled on this page or in another tab. You can start again right away.',
      },
      declined: {
        title: 'The phone declined',
        way: 'The phone’s owner selected Decline, so this sign-in has stopped and nobody was signed in. If that was a slip, you can start again right away.',
      },
      wrong_number: {
        title: 'The number picked on the phone does not match',
        way: 'In case someone else scanned the code, this sign-in has stopped and nobody was signed in. Start again and pick the number that stands beside the QR code.',
      },
    },
    again: 'Start again',
    done: (service) => `Done. Taking you back to ${service}…`,
    doneLink: 'Go back now',
    lost: 'Connection lost',
    lostWay: 'What you typed is still here. Please check your network and try again.',
  },
  password: {
    title: 'Sign in to VNeID',
    heading: 'Sign in',
    asks: 'The service that asks you to sign in:',
    second: 'Or use your password',
    number: 'Personal identification number (CCCD)',
    numberHint: 'The 12 digits on your identity card',
    password: 'VNeID password',
    go: 'Sign in',
    going: 'Checking…',
    cancel: 'Cancel and go back',
    personas: 'Get a test person’s number and password',
    numberMissing: 'Enter your personal identification number',
    numberShape: 'The personal identification number has 12 digits',
    passwordMissing: 'Enter your VNeID password',
  },
  refused: {
    wrong_credentials: 'The number or the password is not right. Please try again.',
    account_locked: 'This account is locked. Please go to the commune police to have it reopened.',
    wrong_stage: 'That step is over. The page has moved to the current one.',
    sign_in_expired: 'This sign-in took too long. Please start again.',
  },
};

export default en;
