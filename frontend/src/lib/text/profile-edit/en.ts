import type { ProfileEditText } from './vi.ts';

const en: ProfileEditText = {
  edit: {
    title: {
      contact_phone: 'Change contact phone',
      email: 'Change email',
      contact_address: 'Change contact address',
      fax: 'Change fax number',
      website: 'Change website',
      organisation: 'Change organisation',
      issue: 'Change date and place of issue',
      old_id_number: 'Change old ID card number',
    },
    lead: {
      contact_phone:
        'The portal sends a code by text message to the new number. The number in use, if there is one, stays until you enter the code.',
      email: 'Public offices use this address to reach you about your procedures.',
      contact_address:
        'Where you want to receive papers and letters. It does not replace your registered address.',
      fax: 'Include the area code.',
      website: 'The website of yourself or your organisation.',
      organisation: 'Where you work, if your procedures need it.',
      issue: 'As printed on your identity card.',
      old_id_number: 'The number on your former ID card, if you had one.',
    },
    hints: {
      contact_phone: 'A Vietnamese mobile number such as 0912 345 678',
      email: 'Such as name@example.vn',
      contact_address: 'House number, street or hamlet, commune or ward, province or city',
      fax: 'Such as 0221 3863 456',
      website: 'Such as https://example.vn',
      organisation: '',
      id_issued_on: 'Day/month/year, such as 05/09/2021',
      id_issued_at: 'Such as Cục Cảnh sát quản lý hành chính về trật tự xã hội',
      old_id_number: '9 digits',
    },
    tooLong: 'This is too long. Please shorten it.',
    dateShape: 'Enter a date that exists as day/month/year, such as 05/09/2021.',
    optional: 'Leave it empty and save if you do not want the portal to keep this.',
    overrides: (source) =>
      `${source} provides this. If you change it, the portal uses what you enter.`,
    useProvider: 'Use this',
    providerSays: (value) => `VNeID says: ${value}`,
    save: 'Save',
    saving: 'Saving…',
    sendCode: 'Send the code',
    cancel: 'Cancel, change nothing',
    willProve:
      'When you select the button below, you confirm your identity with your identity account and come back to this page. What you typed is still there.',
    restored: 'What you had begun to type is still here',
    restoredWay: 'It is not saved yet. Please look over it and select the button to save.',
    forget: 'Discard what I typed',
    saved: (fields) => `Saved: ${fields}`,
    cleared: (fields) => `Removed: ${fields}`,
    savedWay: 'The new information is used from now on.',
    nothing: 'Nothing has changed',
    nothingWay: 'What you entered is the same as what is held.',
    alsoChanged: 'Meanwhile, this was changed elsewhere:',
  },

  conflict: {
    title: 'This was just changed elsewhere',
    lead: 'Perhaps you saved it in another tab or on another device. Nothing has been overwritten. Please choose what to keep.',
    mine: 'What you just typed',
    theirs: 'What is held now',
    empty: 'empty',
    since: (source, moment) => `${source}, ${moment}`,
    save: 'Save my choice',
    back: 'Type again',
    kept: 'What was held is kept',
    keptWay: 'Nothing was overwritten.',
    choose: (field) => `${field}: choose what to keep`,
  },
};

export default en;
