/** Every address of the pages, and every link that leaves them, in one place. */
export const paths = {
  home: '/',
  signIn: '/dich-vu-cong/cong-dan/dang-nhap',
  localSignIn: '/dich-vu-cong/cong-dan/dang-nhap/ten-dang-nhap',
  localCode: '/dich-vu-cong/cong-dan/dang-nhap/ma-xac-thuc',
  account: '/dich-vu-cong/cong-dan/tai-khoan',
  edit: '/dich-vu-cong/cong-dan/tai-khoan/thay-doi',
  confirmPhone: '/dich-vu-cong/cong-dan/tai-khoan/xac-nhan-di-dong',
  history: '/dich-vu-cong/cong-dan/tai-khoan/lich-su',
  avatar: '/dich-vu-cong/cong-dan/tai-khoan/anh-dai-dien',
  sessions: '/dich-vu-cong/cong-dan/tai-khoan/phien-dang-nhap',
  activity: '/dich-vu-cong/cong-dan/tai-khoan/nhat-ky',
  data: '/dich-vu-cong/cong-dan/tai-khoan/du-lieu',
  printData: '/dich-vu-cong/cong-dan/tai-khoan/ban-in',
  links: '/dich-vu-cong/cong-dan/tai-khoan/lien-ket',
  confirmLink: '/dich-vu-cong/cong-dan/tai-khoan/lien-ket/xac-nhan',
  localAccount: '/dich-vu-cong/cong-dan/tai-khoan/tai-khoan-dang-nhap',
  username: '/dich-vu-cong/cong-dan/tai-khoan/ten-dang-nhap',
  password: '/dich-vu-cong/cong-dan/tai-khoan/mat-khau',
  businesses: '/dich-vu-cong/cong-dan/tai-khoan/doanh-nghiep',
  notMe: '/dich-vu-cong/cong-dan/khong-phai-toi',
  signedOut: '/dich-vu-cong/cong-dan/da-dang-xuat',
  tools: '/thu-nghiem',
  outbox: '/thu-nghiem#tin-nhan',
  clients: '/thu-nghiem#dich-vu',
  faults: '/thu-nghiem#su-co',
  docs: '/docs',
  vneid: {
    password: '/vneid/dang-nhap',
    code: '/vneid/ma-xac-thuc',
    signedOut: '/vneid/da-dang-xuat',
    phone: '/vneid/dien-thoai',
  },
  staff: {
    home: '/hethong',
    signIn: '/hethong/login',
    enter: '/hethong/vao',
    personal: '/hethong/trang-ca-nhan',
    record: '/hethong/trang-ca-nhan/cap-nhat',
    card: '/hethong/trang-ca-nhan/quet-the',
    avatar: '/hethong/trang-ca-nhan/anh-dai-dien',
    sessions: '/hethong/trang-ca-nhan/phien-dang-nhap',
    activity: '/hethong/trang-ca-nhan/nhat-ky',
    unit: '/hethong/don-vi',
    units: '/hethong/don-vi/danh-muc',
    members: '/hethong/don-vi/can-bo',
    campaigns: '/hethong/don-vi/dot',
    administration: '/hethong/quan-tri',
    audit: '/hethong/quan-tri/nhat-ky',
    cases: '/hethong/quan-tri/vu-viec',
    imports: '/hethong/quan-tri/nhap-tep',
    help: '/hethong/tro-giup',
    signedOut: '/hethong/da-dang-xuat',
  },
} as const;

/** Some page's own address, as `return_to` carries it. */
export type OwnPath = `/${string}`;

/**
 * A path of this site, or nothing. The server decides for itself; this only keeps the page from
 * offering a link that would lead elsewhere.
 */
export function ownPath(wanted: string | null): OwnPath | undefined {
  if (!wanted?.startsWith('/')) return undefined;
  const home = 'http://own.invalid';
  try {
    const url = new URL(wanted, home);
    if (url.origin !== home || url.pathname.startsWith('//')) return undefined;
    return `${url.pathname}${url.search}${url.hash}` as OwnPath;
  } catch {
    return undefined;
  }
}

/** The sign-in page, which brings back to `returnTo` afterwards and may first say why it is shown. */
export function signInPage(returnTo?: string, problem?: string): string {
  const query = new URLSearchParams();
  if (problem) query.set('problem', problem);
  const back = ownPath(returnTo ?? null);
  if (back && back !== paths.account) query.set('return_to', back);
  return query.size ? `${paths.signIn}?${query}` : paths.signIn;
}

/** The server's address that sends the browser to VNeID, or to another provider. */
export function startSignIn(returnTo?: string, sharedComputer = false, provider?: 'dvcqg'): string {
  const query = new URLSearchParams({ return_to: ownPath(returnTo ?? null) ?? paths.account });
  if (provider) query.set('provider', provider);
  if (sharedComputer) query.set('shared_computer', 'true');
  return `/api/citizen/sign-in?${query}`;
}

/** A page of signing in with a user name, which takes along where the person wanted to go. */
export function localPage(page: string, returnTo?: string, sharedComputer = false): string {
  const query = new URLSearchParams();
  const back = ownPath(returnTo ?? null);
  if (back && back !== paths.account) query.set('return_to', back);
  if (sharedComputer) query.set('shared_computer', 'true');
  return query.size ? `${page}?${query}` : page;
}

/** The picture of whoever is signed in; `tag` changes with it, so that no old one is shown. */
export function avatarPicture(tag: string): string {
  return `/api/citizen/profile/avatar?${new URLSearchParams({ tag })}`;
}
