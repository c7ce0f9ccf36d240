import { expect, test } from 'vitest';
import accountEn from './account/en.ts';
import accountVi from './account/vi.ts';
import activityEn from './activity/en.ts';
import activityVi from './activity/vi.ts';
import administrationEn from './administration/en.ts';
import administrationVi from './administration/vi.ts';
import auditEn from './audit/en.ts';
import auditVi from './audit/vi.ts';
import avatarEn from './avatar/en.ts';
import avatarVi from './avatar/vi.ts';
import campaignsEn from './campaigns/en.ts';
import campaignsVi from './campaigns/vi.ts';
import casesEn from './cases/en.ts';
import casesVi from './cases/vi.ts';
import codeEn from './code/en.ts';
import codeVi from './code/vi.ts';
import contactPhoneEn from './contact-phone/en.ts';
import contactPhoneVi from './contact-phone/vi.ts';
import en from './en.ts';
import eventsEn from './events/en.ts';
import eventsVi from './events/vi.ts';
import historyEn from './history/en.ts';
import historyVi from './history/vi.ts';
import homeEn from './home/en.ts';
import homeVi from './home/vi.ts';
import importsEn from './imports/en.ts';
import importsVi from './imports/vi.ts';
import linksEn from './links/en.ts';
import linksVi from './links/vi.ts';
import listEn from './list/en.ts';
import listVi from './list/vi.ts';
import localEn from './local/en.ts';
import localVi from './local/vi.ts';
import membersEn from './members/en.ts';
import membersVi from './members/vi.ts';
import notMeEn from './not-me/en.ts';
import notMeVi from './not-me/vi.ts';
import ownDataEn from './own-data/en.ts';
import ownDataVi from './own-data/vi.ts';
import phoneEn from './phone/en.ts';
import phoneVi from './phone/vi.ts';
import portalEn from './portal/en.ts';
import portalVi from './portal/vi.ts';
import profileEditEn from './profile-edit/en.ts';
import profileEditVi from './profile-edit/vi.ts';
import proofEn from './proof/en.ts';
import proofVi from './proof/vi.ts';
import providerEn from './provider/en.ts';
import providerVi from './provider/vi.ts';
import qrEn from './qr/en.ts';
import qrVi from './qr/vi.ts';
import recordEn from './record/en.ts';
import recordVi from './record/vi.ts';
import sessionsEn from './sessions/en.ts';
import sessionsVi from './sessions/vi.ts';
import signInEn from './sign-in/en.ts';
import signInVi from './sign-in/vi.ts';
import signedOutEn from './signed-out/en.ts';
import signedOutVi from './signed-out/vi.ts';
import staffEn from './staff/en.ts';
import staffVi from './staff/vi.ts';
import toolsEn from './tools/en.ts';
import toolsVi from './tools/vi.ts';
import unitsEn from './units/en.ts';
import unitsVi from './units/vi.ts';
import vi from './vi.ts';
import vneidEn from './vneid/en.ts';
import vneidVi from './vneid/vi.ts';

/** Every text with its path; of a function, what it makes of marks. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node('‹1›', '‹2›', '‹3›'))]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const marks = (text: string) => (text.match(/‹\d›/g) ?? []).toSorted().join();

test.each([
  ['shared by all', vi, en],
  ['portal', portalVi, portalEn],
  ['account', accountVi, accountEn],
  ['activity', activityVi, activityEn],
  ['avatar', avatarVi, avatarEn],
  ['contact phone', contactPhoneVi, contactPhoneEn],
  ['events', eventsVi, eventsEn],
  ['history', historyVi, historyEn],
  ['lists', listVi, listEn],
  ['not me', notMeVi, notMeEn],
  ['own data', ownDataVi, ownDataEn],
  ['changes of a profile', profileEditVi, profileEditEn],
  ['proof', proofVi, proofEn],
  ['sessions', sessionsVi, sessionsEn],
  ['links', linksVi, linksEn],
  ['local sign-in', localVi, localEn],
  ['VNeID', vneidVi, vneidEn],
  ['code by SMS', codeVi, codeEn],
  ['code to scan', qrVi, qrEn],
  ['phone', phoneVi, phoneEn],
  ['home', homeVi, homeEn],
  ['sign-in', signInVi, signInEn],
  ['signed out', signedOutVi, signedOutEn],
  ['provider', providerVi, providerEn],
  ['staff', staffVi, staffEn],
  ['record', recordVi, recordEn],
  ['tools', toolsVi, toolsEn],
  ['administration', administrationVi, administrationEn],
  ['units', unitsVi, unitsEn],
  ['members', membersVi, membersEn],
  ['campaigns', campaignsVi, campaignsEn],
  ['audit', auditVi, auditEn],
  ['cases', casesVi, casesEn],
  ['imports', importsVi, importsEn],
])(
  '%s: both languages say something everywhere, about the same things',
  (_, vietnamese, english) => {
    const twins = new Map(texts(english));
    for (const [path, text] of texts(vietnamese)) {
      const twin = twins.get(path) ?? '';
      // Some words only the translation needs, such as the twin of MÔI TRƯỜNG THỬ NGHIỆM.
      if (text === '') continue;
      expect(twin.trim(), path).not.toBe('');
      expect(marks(twin), path).toBe(marks(text));
      expect(text, path).toBe(text.normalize('NFC'));
    }
  },
);
