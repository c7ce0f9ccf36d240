import type { LinksText } from './vi.ts';

const failed: LinksText['failed'] = {
  other_person: {
    title: 'The account you signed in to belongs to somebody else',
    way: 'Its personal identification number differs from this account’s, so nothing was linked. Please try again with your own account.',
  },
  no_techid: {
    title: 'The National Public Service Portal sent no Techid',
    way: 'Your account there has none yet, so it can’t be linked. Please sign in to the National Public Service Portal, complete your account, and try here again.',
  },
  identity_conflict: {
    title: 'This information is the same as another account’s on this portal',
    way: 'Nothing was linked or merged. It was recorded, and the owners of both accounts are told. Please take your identity papers to the nearest one-stop office, where it is checked.',
  },
  already_linked: {
    title: 'Your account has this link already',
    way: 'There is nothing more to do. To use another account, please remove the present link first.',
  },
  expired: {
    title: 'Linking took too long',
    way: 'Nothing has changed. Please select Link to begin again.',
  },
  cancelled: {
    title: 'You stopped linking',
    way: 'Nothing has changed. You can link at any time.',
  },
  provider_unavailable: {
    title: 'The other system does not answer',
    way: 'It should pass by itself; nothing has changed. Please try again in a few minutes.',
  },
  provider_refused: {
    title: 'The other system did not accept the request',
    way: 'Nothing has changed. Please try again; if it happens again, please tell the one-stop office.',
  },
  identity_rejected: {
    title: 'What the other system sent could not be confirmed',
    way: 'To protect you, the portal did not take it. Please try again; if it happens again, please tell the one-stop office.',
  },
};

const en: LinksText = {
  title: 'Linked accounts',
  lead: 'The ways in which you sign in to one and the same account on this portal. Adding or removing one does not lose any of your information or dossiers.',
  unavailable: 'The ways in could not be loaded',
  ways: 'Ways in',
  names: { vneid: 'VNeID', dvcqg: 'Techid DVCQG', local: 'User name and password' },
  about: {
    vneid: 'Electronic identity account of the Ministry of Public Security',
    dvcqg: 'Account on the National Public Service Portal',
    local: 'A user name and password of this portal alone',
  },
  can: {
    vneid:
      'Sign in with a QR code, or with personal number and VNeID password; confirm your identity again for important changes; keep your identity information up to date at each sign-in.',
    dvcqg:
      'Sign in through the National Public Service Portal; open procedures straight from it; confirm the businesses you act for.',
    local:
      'Sign in when VNeID can’t be used. Each sign-in also needs a code sent to your contact phone. It can’t confirm your identity again.',
  },
  without: {
    vneid: 'If removed, you no longer sign in here with VNeID. Your VNeID account stays.',
    dvcqg:
      'If removed, you no longer sign in through the National Public Service Portal, nor act for businesses that it confirmed. Your account there stays.',
    local: '',
  },
  canLabel: 'Good for',
  techId: 'Techid',
  username: 'User name',
  password: 'Password',
  passwordHidden: 'Set, not shown here',
  since: 'Linked since',
  created: 'Made at',
  notLinked: 'Not linked',
  notMade: 'None yet',
  linked: 'In use',
  thisSession: 'This sign-in came by it',
  link: (name) => `Link ${name}`,
  going: 'Opening…',
  remove: 'Remove link',
  removeNamed: (name) => `Remove the link ${name}`,
  removing: 'Removing…',
  account: 'Account details',
  cantRemove: 'It can’t be removed yet.',
  removedTitle: 'Removed, can still be restored',
  removedAt: 'Removed at',
  restoreUntil: 'Can be restored until',
  restore: 'Restore',
  restoreNamed: (name) => `Restore the link ${name}`,
  restoring: 'Restoring…',
  undo: 'Undo',
  said: {
    removed: (name) => `Removed the link ${name}`,
    removedWay: (until) => `It no longer opens the account. You can restore it until ${until}.`,
    restored: (name) => `Restored the link ${name}`,
    restoredWay: 'You can sign in with it again.',
    linked: (name) => `Linked ${name}`,
    linkedWay: 'You can sign in with it from now on.',
  },
  others: {
    why: (count) =>
      `The account is signed in at ${count} other place(s). If there is one you don’t recognise, please end it now.`,
    go: 'End all other sign-ins',
    going: 'Ending…',
    done: (count) => (count > 0 ? `Ended ${count} other sign-in(s).` : 'No other sign-in is open.'),
    look: 'See where you are signed in',
  },
  failedTitle: 'That could not be done',
  refused: {
    last_way_in:
      'This is the last way into the account and can’t be removed. Please link another way first.',
    too_late: 'It can no longer be restored. You can link it anew.',
    belongs_to_another:
      'It can’t be restored, because it belongs to another account now. Please take your identity papers to the nearest one-stop office.',
    already_linked:
      'Your account has another link of the same kind. To use the old one, please remove the present one first.',
    nothing_to_confirm: 'No link is waiting to be confirmed. Please begin to link once more.',
    identity_conflict: `${failed.identity_conflict.title}. ${failed.identity_conflict.way}`,
    other_person: failed.other_person.way,
    no_techid: failed.no_techid.way,
  },
  fix: { link_vneid: 'Link VNeID first', link_dvcqg: 'Link Techid DVCQG first' },
  failed,
  offices: 'One-stop office',

  proof: {
    text: (name) =>
      `Changing ways in is important, so the portal must be sure that it is ${name} who is doing it. Please sign in again with your identity account; you come back to this page.`,
    go: 'Confirm identity',
    done: 'Identity confirmed',
    doneForm: 'Please go on below.',
    goOn: 'Select the button below to finish what you had begun.',
    forget: 'No, leave it',
  },

  preview: {
    title: 'Confirm the link',
    of: {
      dvcqg:
        'You have just signed in to the National Public Service Portal. This is what changes if you link that account. Nothing changes before you confirm.',
      vneid:
        'You have just signed in to VNeID. This is what changes if you link that account. Nothing changes before you confirm.',
    },
    account: 'Account to be linked',
    until: 'Confirm before',
    added: 'Added',
    addedNone: 'Nothing is added.',
    replaced: 'Replaced',
    replacedNone: 'Nothing is replaced.',
    kept: 'Kept as it is',
    keptNone: 'There is nothing else.',
    before: 'Now',
    after: 'Will be',
    from: (source) => `from ${source}`,
    cleared: 'left empty by you',
    why: {
      same: 'both say the same',
      typed_by_me: 'entered by you, which goes first',
      not_given: 'the other side does not send it',
    },
    go: 'Confirm the link',
    going: 'Linking…',
    cancel: 'Do not link',
    none: 'No link is waiting to be confirmed',
    noneWay:
      'It may have taken too long, be confirmed already, or have begun in another browser. Please look at Linked accounts.',
    over: 'The time to confirm is over',
    overWay: 'Nothing has changed. Please begin to link once more.',
    unavailable: 'The link could not be loaded',
  },

  local: {
    title: 'User name and password',
    lead: 'A user name and password of this portal alone, for when you can’t sign in with VNeID. You need not have one.',
    off: 'This portal does not use user names',
    offWay: 'You sign in with VNeID.',
    unavailable: 'Your user name could not be loaded',
    noPhone: 'A confirmed contact phone is needed',
    noPhoneWay:
      'Whenever you sign in with a user name, the portal sends a code to your contact phone. Please enter and confirm the number first, then come back here.',
    noPhoneGo: 'Enter a contact phone',
    lostPhone: 'You can’t sign in with the user name at present',
    create: 'Create user name',
    creating: 'Creating…',
    username: 'User name',
    usernameHint:
      '4 to 32 letters a–z, digits, dots, hyphens or underscores, at least one letter. Capitals count as small letters.',
    password: 'Password',
    newPassword: 'New password',
    rules: 'The password must',
    ruleLength: (shortest, longest) =>
      `Have ${shortest} to ${longest} characters. Any will do, spaces and accents too.`,
    rulesMore: [
      'Be hard to guess: none that many people use. A few words that have nothing to do with each other are easy to remember.',
      'Not contain your user name, personal number, phone number or the name of this portal.',
      'Differ from your VNeID password.',
    ],
    codesTo: (phone) => `Codes for signing in go to ${phone}.`,
    codes: 'Codes go to',
    changed: 'Last changed',
    made: 'Made at',
    change: 'Change',
    changeUsername: 'Change user name',
    usernameLead: 'The password stays. The old name no longer signs in.',
    nowNamed: (name) => `Name in use: ${name}`,
    changePassword: 'Change password',
    passwordLead:
      'Never mind if you forgot the old one: you have confirmed who you are, so a new one is all you need.',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel, change nothing',
    none: 'You have no user name',
    noneWay: 'It may have been removed in another tab.',
    remove: 'Remove user name and password',
    removeWay:
      'They are gone for good and can’t be restored; to use them again you create new ones. Your other ways in, information and dossiers do not change.',
    removeGo: (name) => `Remove user name ${name}`,
    removing: 'Removing…',
    said: {
      created: (name) => `Created user name ${name}`,
      createdWay: 'Use it on the sign-in page, under User name and password.',
      renamed: (name) => `Your new user name is ${name}`,
      renamedWay: 'The password is the same as before.',
      password: 'Password changed',
      passwordWay: 'The old password no longer works.',
      removed: 'User name and password removed',
      removedWay: 'Sign in with the ways that remain.',
    },
    refused: {
      no_confirmed_phone:
        'Codes for signing in go to your contact phone. Please enter and confirm a contact phone first.',
    },
  },

  business: {
    title: 'Business account',
    lead: 'You can act for yourself, or for a business that you represent. The choice holds for this sign-in only and is always shown at the top of the page.',
    unavailable: 'The businesses could not be loaded',
    now: 'In this sign-in you act',
    self: 'For yourself',
    forBusiness: 'For',
    selfNow: 'Acting for yourself',
    acting: 'Acting for it now',
    toSelf: 'Act for yourself again',
    act: 'Act for it',
    actFor: (name) => `Act for ${name}`,
    switching: 'Switching…',
    mine: 'Businesses you represent',
    taxCode: 'Tax code',
    enterpriseCode: 'Enterprise code',
    role: 'Position',
    by: 'Confirmed by',
    confirmed: 'Last time',
    providers: { vneid: 'VNeID', dvcqg: 'National Public Service Portal' },
    noProvider: 'a source no longer in use',
    cantAct: 'You can’t act for it at present, because the link that confirmed it is gone.',
    cantActGo: 'Restore or link again',
    leave: 'Leave business',
    leaveNamed: (name) => `Leave ${name}`,
    leaving: 'Leaving…',
    linkTitle: 'Add or update',
    linkWay:
      'You sign in once more where businesses are confirmed; the portal receives all that you represent. Those you represent no longer leave the list.',
    link: 'Link businesses',
    update: 'Update the list',
    going: 'Opening…',
    noTechid:
      'Businesses are confirmed by the National Public Service Portal, and this account has no Techid DVCQG linked. Please link it first.',
    noTechidGo: 'Link Techid DVCQG',
    how: 'To act for a business',
    said: {
      acting: (name) => `Acting for ${name}`,
      actingWay: 'All you do from now on in this sign-in is done for the business.',
      self: 'Acting for yourself',
      selfWay: 'All you do from now on in this sign-in is done for yourself.',
      left: (name) => `Left ${name}`,
      leftWay:
        'No sign-in acts for this business any more. To add it again, select Link businesses.',
      linked: 'The list of businesses is up to date',
      linkedWay: 'Select Act for it at the business you want to act for.',
    },
    failed: {
      ...failed,
      no_business: {
        title: 'There is no business that you represent',
        way: 'None was named where businesses are confirmed. The business must first register you as its representative at the National Public Service Portal.',
      },
      other_person: {
        title: 'It was not the owner of this account who signed in',
        way: 'Nothing has changed. Please try again with your own account.',
      },
      expired: {
        title: 'Linking took too long',
        way: 'Nothing has changed. Please select Link businesses to begin again.',
      },
    },
    refused: {
      not_your_business:
        'You have not linked this business, or may not act for it any more. The list was loaded anew.',
      link_removed:
        'The link that confirmed this business was removed. Please restore it or link anew.',
    },
  },

  notices: {
    title: 'A way into your account has changed',
    conflictTitle: 'Somebody used information that is the same as your account’s',
    conflictWay:
      'Nothing was merged or changed. It may be a mere mistake. If it was not you, please take your identity papers to the nearest one-stop office, where it is checked.',
    way: 'If it was you, select I know. If not, end the other sign-ins and report it in the log.',
    notMe: 'That was not me',
    seen: 'I know',
    seeing: 'Noting…',
  },
};

export default en;
