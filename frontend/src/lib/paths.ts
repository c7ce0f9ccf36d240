/** Every address of the pages, and every link that leaves them, in one place. */
export const paths = {
  home: '/',
  signIn: '/dich-vu-cong/cong-dan/dang-nhap',
  account: '/dich-vu-cong/cong-dan/tai-khoan',
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

/** The server's address that sends the browser to VNeID. */
export function startSignIn(returnTo?: string): string {
  const back = ownPath(returnTo ?? null) ?? paths.account;
  return `/api/citizen/sign-in?${new URLSearchParams({ return_to: back })}`;
}
