import type { PhoneText } from './vi.ts';

const en: PhoneText = {
  app: {
    kind: 'Test phone',
    about:
      'This virtual phone plays a citizen’s phone. Open the sign-in page in another window and scan the QR code it shows.',
    toSignIn: 'The portal’s sign-in page',
    back: 'Back',
    lost: 'The app could not be loaded',
    install: 'Add to the home screen',
  },
  signIn: {
    title: 'Sign in to the app',
    lead: 'The first time on this phone takes your number, your password and a code sent by text message.',
    onePhone:
      'An account works on one phone only. Sign in here, and the phone you used until now is signed out.',
  },
  over: {
    another_phone: {
      title: 'The account moved to another phone',
      way: 'An account works on one phone only. If that was not you, sign in again here and change your VNeID password.',
    },
    passcode_tries: {
      title: 'Too many wrong passcodes',
      way: 'To protect you, the app has signed out. Please sign in again.',
    },
    too_late: {
      title: 'The last sign-in was not finished',
      way: 'It took too long and was dropped. Please sign in again.',
    },
  },
  code: { other: 'Sign in with another number' },
  passcode: {
    title: 'Choose a passcode',
    lead: 'From now on the passcode opens the app on this phone. Best not a birthday or numbers that are easy to guess.',
    first: 'New passcode',
    hint: '6 digits',
    again: 'Repeat the passcode',
    never: 'Officials never ask for this passcode.',
    go: 'Save the passcode',
    going: 'Saving…',
    missing: 'Enter a passcode',
    shape: 'The passcode has 6 digits',
    missingAgain: 'Enter the passcode once more',
    different: 'The two entries differ',
  },
  locked: {
    title: 'Unlock the app',
    passcode: 'Passcode',
    triesLeft: (n) => (n === 1 ? '1 try left' : `${n} tries left`),
    go: 'Unlock',
    going: 'Checking…',
    other: 'Forgot the passcode, or use another account',
    closed: 'You are signed out of the app',
    closedWay: 'The browser stays signed in.',
  },
  home: {
    title: (name) => `Hello, ${name}`,
    heading: 'Sign in to a browser',
    lead: 'The service’s sign-in page shows a QR code, and a short code under it. Choose a way:',
    lock: 'Lock the app',
    locksAt: (time) => `Locks itself at ${time}`,
  },
  ways: {
    scan: { name: 'Scan a QR code', about: 'With this phone’s camera' },
    picture: {
      name: 'Choose a picture of the code',
      about: 'One just taken: the code changes every second',
    },
    type: { name: 'Type the short code', about: 'The 9 digits under the QR code' },
    others: 'Other ways',
  },
  scan: {
    title: 'Scan a QR code',
    starting: 'Turning on the camera…',
    running: 'Bring the browser’s QR code into the frame.',
    sending: 'Code found, checking…',
    notOurs: 'This is no VNeID sign-in code.',
    old: 'This code is too old. Point the camera at the one that is in the browser now.',
    camera: {
      denied: {
        title: 'The camera is not allowed',
        way: 'Select the icon beside the page’s address, allow the camera, then select Try again. Or use another way below.',
      },
      insecure: {
        title: 'The browser does not allow the camera here',
        way: 'This page came over an unsafe connection (no https). Please use another way below.',
      },
      absent: {
        title: 'This device has no camera',
        way: 'Please use another way below.',
      },
      busy: {
        title: 'Another app is using the camera',
        way: 'Close that app and select Try again, or use another way below.',
      },
      failed: {
        title: 'The camera could not be turned on',
        way: 'Select Try again, or use another way below.',
      },
    },
  },
  picture: {
    reading: 'Reading the picture…',
    none: 'No QR code was found in the picture. Please choose a sharp one with all four corners of the code.',
    notOurs: 'The QR code in the picture is no VNeID sign-in code.',
    old: 'The code in the picture is too old: it changes every second. Please scan it with the camera or type the short code.',
    unreadable: 'This file could not be opened. Please choose a picture.',
  },
  type: {
    title: 'Type the short code',
    field: 'Short code',
    hint: 'The 9 digits under the QR code in the browser',
    go: 'Continue',
    going: 'Checking…',
    missing: 'Enter the short code',
    shape: 'The short code has 9 digits',
  },
  asks: {
    title: 'Are you signing in?',
    service: 'Service',
    browser: 'Browser',
    address: 'IP address',
    at: 'At',
    warning:
      'Approve only if you yourself just opened that sign-in page. Officials never ask you to scan a code or pick a number.',
    which: 'Which number does the browser show?',
    whichHint: 'A wrong pick stops the sign-in. If none of them is the same, select Decline.',
    missing: 'Pick the number that the browser shows',
    decline: 'Decline',
    declining: 'Declining…',
    approve: 'Approve',
    approving: 'Sending…',
    left: 'Time left:',
    over: 'The time to decide is over.',
  },
  decided: {
    approved: {
      title: 'You approved the sign-in',
      text: (service) => `The browser is entering ${service}. Go on in the browser.`,
    },
    declined: {
      title: 'You declined',
      text: (service) => `Nobody is signed in to ${service} by this scan.`,
    },
    wrong_number: {
      title: 'That number was not right',
      text: (service) =>
        `The sign-in to ${service} has stopped, and nobody was signed in. Please start again in the browser.`,
    },
    window_over: {
      title: 'The time to decide is over',
      text: (service) =>
        `Nobody was signed in to ${service}. Please make a new code in the browser and scan it.`,
    },
    refused_by_browser: {
      title: 'The browser refused this phone',
      text: (service) =>
        `The person at the browser selected Not me, or signed in to ${service} in another way.`,
    },
    already_approved: {
      title: 'This sign-in was approved before',
      text: (service) => `The browser is entering ${service}. Go on in the browser.`,
    },
    sign_in_over: {
      title: 'This sign-in is over',
      text: (service) => `To sign in to ${service}, please start again in the browser.`,
    },
    close: 'Close',
    closing: 'Closing…',
    closeWay: 'Closing signs you out of the app on this phone. The browser stays signed in.',
    closePlainly: 'Closing signs you out of the app on this phone.',
    again: 'Scan another code',
  },
  refused: {
    wrong_passcode: 'The passcode is not right. Please try again.',
    no_tries_left: 'Too many wrong passcodes.',
    wrong_stage: 'That step is over. The app has moved to the current one.',
    app_locked: 'The app is locked. Please unlock it first.',
    unknown_code: 'No browser shows this code. Please check it.',
    code_expired: 'The code is too old. Please use the one that is in the browser now.',
    scanned_by_another:
      'Another phone scanned this code. If that was not you, select Not me in the browser.',
    sign_in_over: 'This sign-in is over. Please start again in the browser.',
  },
};

export default en;
