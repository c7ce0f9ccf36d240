import type { StaffText } from './vi.ts';

const over = {
  not_due: 'This sign-in is at another step. Sign in again from the beginning.',
  sign_in_over: 'This sign-in is over. Sign in again from the beginning.',
};

const en: StaffText = {
  frame: {
    name: 'Staff system',
    menu: 'Staff menu',
    roles: { staff: 'Staff', manager: 'Unit manager', administrator: 'Administrator' },
    signOut: 'Sign out',
    signedInAs: 'Signed in:',
    signingOut: 'Signing out…',
    signOutFailed: 'You are not signed out yet. Please try again.',
    help: 'Help',
    portal: 'To the citizens’ portal',
    never: 'Administrators never ask for your password, your codes or your recovery codes.',
    unavailable: 'The system does not answer at the moment',
    offline: 'No network',
    offlineWay: 'What you see and what you typed stays. Once the network is back you can go on.',
    back: 'Back to',
  },
  pages: {
    '/hethong': 'Home',
    '/hethong/trang-ca-nhan': 'Personal page',
    '/hethong/trang-ca-nhan/phien-dang-nhap': 'Where you are signed in',
    '/hethong/trang-ca-nhan/nhat-ky': 'Activity log',
    '/hethong/don-vi': 'Unit',
    '/hethong/quan-tri': 'Administration',
  },
  warning: {
    title: 'Your session is about to end',
    soon: 'If you do nothing, you will be signed out in',
    lastSoon: 'A session can’t last any longer. You will be signed out in',
    stay: 'Go on working',
    understood: 'I understand',
    leave: 'Sign out now',
    failed: 'The session could not be extended. Check the network and try again.',
  },
  login: {
    title: 'Staff sign-in',
    heading: 'Staff sign-in',
    lead: 'For officials who handle administrative procedures.',
    citizens: 'Citizens and businesses sign in at the',
    citizensLink: 'citizens’ portal',
    username: 'User name',
    password: 'Staff password',
    passwordHint: 'Not the VNeID password. That one is only ever typed on VNeID’s own page.',
    go: 'Sign in',
    going: 'Checking…',
    usernameMissing: 'Enter the user name',
    passwordMissing: 'Enter the staff password',
    or: 'Another way',
    vneid: 'Sign in with VNeID',
    vneidWay:
      'Works once your record has your personal number. The first time, the staff password is asked for once more.',
    forgotten: 'Forgot the password, or lost the phone?',
    forgottenWay:
      'Sign in with VNeID, use a recovery code that you kept, or go to an administrator for a one-time code.',
    handedCode: 'I have a one-time code from an administrator',
    already: (name) => `You are signed in as ${name}.`,
    goOn: 'Go on',
    afterwards: 'After signing in you come back to the page that you opened.',
    kept: 'What you typed is still there; sign in again and go on.',
    another: 'Sign in again from the beginning',
    step: (step, of) => `Step ${step}/${of}`,
    refused: {
      wrong_credentials:
        'The user name or the password is not right. After many tries, please wait a few minutes. If you forgot the password, ask an administrator.',
      account_disabled: 'This staff account was disabled. Please ask an administrator.',
    },
    problem: {
      expired: {
        title: 'This sign-in can’t be used any more',
        way: 'Each one counts once and is kept for a few minutes. Please begin again.',
      },
      unknown: {
        title: 'You are not signed in yet',
        way: 'This sign-in can’t be used any more, perhaps because it was opened in another tab. Please sign in again.',
      },
      cancelled: {
        title: 'The sign-in was stopped',
        way: 'Nothing has changed. You can sign in again at any time.',
      },
      provider_unavailable: {
        title: 'VNeID does not answer',
        way: 'The identity system has a problem that will pass. Sign in with user name and staff password, or try again in a few minutes.',
      },
      provider_refused: {
        title: 'VNeID did not accept the request',
        way: 'Please try again, or sign in with user name and staff password.',
      },
      identity_rejected: {
        title: 'What VNeID sent could not be confirmed',
        way: 'To protect the account, this sign-in was not accepted. Try again; if it happens again, tell an administrator.',
      },
      account_disabled: {
        title: 'The staff account was disabled',
        way: 'Please ask your unit’s administrator.',
      },
      not_staff: {
        title: 'No member of the staff has this personal number',
        way: 'If your record does not have your number yet, sign in with the staff password and add it on your personal page. If it does, ask an administrator to check the number.',
      },
      level_too_low: {
        title: 'The VNeID account is not at level 2',
        way: 'Staff need level 2 to sign in with VNeID. Use the staff password, and raise the level of the VNeID account at a police office.',
      },
      session_ended: {
        title: 'Your session has ended',
        way: 'To protect the data, you are signed out after some time. Sign in again to go on.',
      },
    },
  },
  handedCode: {
    heading: 'Use a one-time code from an administrator',
    lead: 'Enter the code on the slip that was handed to you. Then choose a new password, and prove who you are as at every sign-in.',
    label: 'One-time code',
    hint: '16 letters and digits; hyphens and capitals don’t matter',
    missing: 'Enter the one-time code',
    never: 'Nobody, not even an administrator, asks for this code by telephone or message.',
    go: 'Go on',
    going: 'Checking…',
    back: 'Sign in with the password',
    none: 'Is the code too old, or lost? Go to an administrator for another one.',
    refused: {
      wrong_code:
        'User name or code are not right, or the code was used or is too old. Look at the slip again. After several tries, wait a few minutes.',
    },
  },
  over: {
    heading: 'This sign-in is over',
    way: 'Perhaps 15 minutes have passed, the step was done in another tab, or the account was changed. Nothing is lost.',
    again: 'Sign in again from the beginning',
  },
  newPassword: {
    heading: 'Choose a password of your own',
    lead: 'Choose a password that only you know. Nobody else needs to know it, not even an administrator.',
    rules: 'The password must:',
    length: (least, most) => `have ${least} to ${most} characters, any you like`,
    rulesMore: [
      'not be one that is often guessed',
      'not contain your user name, and not be the one of before',
    ],
    tip: 'A long sentence that you remember is better than a short riddle.',
    label: 'New password',
    missing: 'Enter the new password',
    go: 'Save the password',
    going: 'Saving…',
    refused: over,
  },
  enrol: {
    heading: 'Set up an authenticator app',
    lead: 'From next time on, signing in with the password also needs a 6-digit code from your phone. You set it up once.',
    app: 'Scan the QR code with an authenticator app',
    appWay:
      'On the phone, open an authenticator app (TOTP), choose to add an account and scan this code.',
    qr: 'QR code that sets up the authenticator app',
    noCamera: 'Can’t scan it?',
    noCameraWay: 'Choose “enter a key” in the app and type this key:',
    onThis: 'The app is on this device? Open it with the authenticator',
    secret: 'Key to type',
    copySecret: 'Copy the key',
    codes: 'Keep the recovery codes',
    codesWay:
      'If you lose the phone, each code below signs you in once. Keep them in a safe place, apart from the password. They are shown this once only.',
    copyCodes: 'Copy all',
    print: 'Print',
    save: 'Save as a file',
    file: 'staff-recovery-codes.txt',
    fileHead: (name) => `Recovery codes of the staff sign-in – ${name}`,
    saved: 'I have kept the recovery codes in a safe place',
    savedMissing: 'Keep the recovery codes, then tick the box that says so',
    code: 'Enter the code that the app shows now',
    codeLabel: '6-digit code',
    never: 'Administrators never ask for this code.',
    go: 'Finish and go in',
    going: 'Checking…',
    reload:
      'If you reload the page, QR code and recovery codes are new; then remove the old entry from the app.',
    loading: 'Making the QR code…',
    unavailable: 'The QR code could not be made',
  },
  code: {
    heading: 'Enter the code',
    lead: 'Open the authenticator app on your phone and enter the code that it shows.',
    label: 'Code',
    hint: '6 digits that change every 30 seconds',
    missing: 'Enter the code',
    shape: 'The code has 6 digits',
    never: 'Administrators never ask for this code.',
    go: 'Confirm',
    going: 'Checking…',
    lost: 'The phone is not here? Use a recovery code',
    refused: {
      wrong_code:
        'The code is not right, or was used before. Enter the one that is shown now; if you have just used it, wait for the next. If it is still wrong, check date and time on the phone.',
      ...over,
    },
  },
  recovery: {
    heading: 'Use a recovery code',
    lead: 'Enter one of the codes that you kept when you set up the authenticator. Each can be used once.',
    label: 'Recovery code',
    hint: '10 letters and digits; dashes and capitals don’t matter',
    missing: 'Enter a recovery code',
    go: 'Confirm',
    going: 'Checking…',
    back: 'Enter the authenticator’s code',
    none: 'No recovery code left? Ask your unit’s administrator.',
    left: (count) => `Recovery codes left: ${count}`,
    leftNone: 'No recovery code is left',
    leftWay:
      'If the phone is gone for good, ask an administrator to set up the authenticator anew; you get new codes then.',
    refused: {
      wrong_code:
        'The recovery code is not right, or was used before. Check it, or use another one.',
      ...over,
    },
  },
  confirm: {
    heading: 'Confirm once with the staff password',
    lead: 'VNeID has confirmed who you are. This VNeID account is new to the staff system, so the staff password is needed to link the two. From next time on VNeID is enough.',
    password: 'Staff password',
    missing: 'Enter the staff password',
    go: 'Confirm and link',
    going: 'Checking…',
    notMe: 'Not your account? Stop and begin again',
    refused: {
      wrong_credentials:
        'The staff password is not right. After many tries, please wait a few minutes.',
      ...over,
    },
  },
  enter: { title: 'Going in' },
  proof: {
    title: 'Confirm who you are',
    why: (name) => `This needs to be ${name} for certain. What you typed is still in the form.`,
    lasts: (minutes) => `For ${minutes}\u00a0minutes after that you are not asked again.`,
    code: 'Code of the authenticator',
    codeHint: 'Leave it empty if you have no authenticator yet',
    go: 'Confirm and save',
    going: 'Checking…',
    stop: 'Don’t save yet',
    refused: {
      wrong_credentials: 'The password is not right. After many tries, please wait a few minutes.',
      wrong_code:
        'The code is not right, or was used before. Enter the one shown now; if you have just used it, wait for the next.',
      second_factor_needed:
        'Administrators need an authenticator. Sign out and sign in with the password to set one up.',
    },
  },
  gate: {
    due: 'Your staff record needs completing',
    shut: 'The deadline for completing your record has passed',
    missing: (names) => `Missing: ${names}.`,
    by: (when, days) =>
      days > 0 ? `Due by ${when} (days left: ${days}).` : `Due by ${when} (today).`,
    was: (when) => `It was due by ${when}.`,
    shutWay:
      'Only this form, Help and Sign out can be opened. Once all required fields are saved, every page opens again.',
    go: 'Complete the record',
    later: 'Later',
    target: 'Once it is complete, the page that you wanted opens.',
    reminder: (campaign) => `Reminder: ${campaign}`,
    reminderBy: (when) => `Please complete what is missing before ${when}.`,
    scam: 'The system reminds you only here and never sends links by message or e-mail. No official ever asks for a password or a code.',
    seen: 'I have seen this',
    seenFailed: 'This could not be noted. Please try again.',
  },
  home: {
    title: 'Home',
    hello: (name) => `Welcome, ${name}`,
    nobody: 'colleague',
    lead: {
      staff: 'What you can do with this account.',
      manager: 'What you can do with this account and for the unit that you manage.',
      administrator: 'What you can do as an administrator.',
    },
    abouts: {
      '/hethong/trang-ca-nhan': 'See and update your record, picture and e-receipt account.',
      '/hethong/trang-ca-nhan/phien-dang-nhap': 'The places where your account is signed in.',
      '/hethong/trang-ca-nhan/nhat-ky': 'What was done with your account.',
      '/hethong/don-vi': 'Units, staff and what their records lack.',
      '/hethong/quan-tri': 'Units, staff and campaigns of the whole province.',
      '/hethong/tro-giup': 'Signing in, the authenticator app, completing the record.',
    },
    complete: 'Your record has all required fields.',
    lost: 'The default page that you chose can’t be opened any more',
    lostWay: (nearest) => `Your role does not open that page, so “${nearest}” opens instead.`,
    choose: 'Choose another default page',
  },
  help: {
    title: 'Help',
    lead: 'What to do in the usual cases.',
    items: [
      {
        what: 'I forgot the staff password',
        how: 'Sign in with VNeID if it is linked; if not, go to an administrator for a one-time code, then choose a new password.',
      },
      {
        what: 'The phone with the authenticator is lost or replaced',
        how: 'Where the code is asked for, choose to use a recovery code. Then ask an administrator to set up the app on the new phone.',
      },
      {
        what: 'The codes are always wrong',
        how: 'Let the phone set date and time by itself. Each code can be used once; if you have just used it, wait for the next.',
      },
      {
        what: 'My personal number differs from the one in the certification system',
        how: 'Check the number on the card. If the card is right, ask the office in charge of certification to correct its number, then enter it again on your personal page.',
      },
      {
        what: 'I can’t sign in with VNeID',
        how: 'Your record needs the personal number of your VNeID account, which must be at level 2. The first time, the staff password is needed too.',
      },
      {
        what: 'The deadline for completing the record has passed',
        how: 'After you sign in the form opens. Once all fields marked * are saved, every page opens again.',
      },
      {
        what: 'Somebody else may be using my account',
        how: 'On the personal page, see where you are signed in and end all sessions; then tell an administrator, who resets the password.',
      },
    ],
    scams:
      'The system never sends links and nobody calls to “complete your information”. You do that on your personal page only, after opening the system and signing in yourself.',
  },
  signedOut: {
    title: 'Signed out',
    heading: 'You are signed out of the staff system',
    things: [
      'Your session here has ended.',
      'The next sign-in asks for everything from the beginning.',
    ],
    citizen: 'A citizen’s session in the same browser, if there is one, goes on.',
    notReached: 'Your session at VNeID, if there is one, has not ended',
    notReachedWay: 'On a computer that others use, close all windows of the browser.',
    reported:
      'All sessions of the account have ended. Tell an administrator, who resets the password.',
    again: 'Sign in again',
    still: 'You are still signed in',
    stillWay: 'Press Sign out to end the session.',
  },
  notFound: {
    title: 'There is no such page',
    lead: 'The address may have changed, or was mistyped.',
    home: 'To the staff’s home page',
    noRole: 'Your role does not open this page',
    noRoleWay: 'If you need it for your work, ask an administrator.',
  },
  person: {
    sessions: {
      lead: 'The places where your staff account is signed in. If you don’t know one of them, end it at once.',
      strangeWay: 'End that session, then see',
      strangeGuide: 'what to do if somebody else may be using the account',
    },
    activity:
      'What was done with your staff account in the last 12 months, the newest first. If something was not you, press That was not me.',
    avatar: {
      title: 'Picture',
      lead: 'It stands beside your name in the system. You don’t have to have one.',
      stripped:
        'Only the square that you choose is kept; where it was taken and what else the file says is not.',
      setWay: 'The new picture stands beside your name on every page.',
      cantOpenWay:
        'The file may be damaged. Choose another picture. If you are sure that it is good, send it to be checked; the largest square in its middle is used then.',
    },
  },
};

export default en;
