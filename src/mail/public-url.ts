import ipaddr from 'ipaddr.js';

/** Says whether an address of the Internet Protocol is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in the clothes of IPv6 is judged as what it is.
  return ipaddr.process(address).range() === 'unicast';
}

/**
 * Says whether a callback may be sent to a URL as far as it can be seen from it: http(s), no credentials,
 * and, unless private addresses are allowed, no host that is this machine or a private address.
 */
export function isPublicUrl(text: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (username !== '' || password !== '') return false;
  if (allowPrivate) return true;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return false;
  return ipaddr.isValid(host) ? isPublicAddress(host) : true;
}
