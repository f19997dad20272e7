import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { chown, chmod, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { afterAll, beforeAll } from '@jest/globals';
import { freePort } from './free-port';
import { useTemporaryFolder } from './use-temporary-folder';
import { waitFor } from './wait-for';

/** Whether Debian's dovecot is installed: the package dovecot-imapd. */
export const DOVECOT_INSTALLED = spawnSync('dovecot', ['--version']).status === 0;

/** A user whom dovecot lets read mail even where the tests run as root. */
const NOBODY = { name: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534 };

/** A mailbox on a real IMAP server. */
export interface TestMailbox {
  readonly url: string;
  readonly port: number;
  /** The file of the server's own certificate, which nobody trusts by himself; only with `tls`. */
  readonly certificate: string;
  /** Puts a message into the inbox, as a mail server does. */
  deliver(raw: string): Promise<void>;
  /** How many messages a folder has; the inbox where none is named. */
  count(folder?: string): Promise<number>;
}

/** A host of dovecot's that does not look like this machine, though it is: the short form of 127.0.0.1. */
export const DISTANT_HOST = '127.1';

/**
 * Runs dovecot with a configuration of its own in a temporary folder, for the tests of a file. With `tls` it offers
 * STARTTLS, by a certificate for `DISTANT_HOST`.
 */
export function useDovecot({ tls = false } = {}): TestMailbox {
  const folder = useTemporaryFolder('dovecot');
  let server: ChildProcess | undefined;
  let port = 0;
  let delivered = 0;
  const owner = () => {
    const { uid, gid, username } = userInfo();
    return uid === 0 ? NOBODY : { name: username, group: groupName(), uid, gid };
  };
  const mail = (name?: string) => join(folder.path, 'mail', name === undefined ? '' : `.${name}`);

  beforeAll(async () => {
    if (!DOVECOT_INSTALLED) return;
    port = await freePort();
    const { uid, gid } = owner();
    const settings = join(folder.path, 'dovecot.conf');
    const certificate = tls ? makeCertificate(folder.path, owner()) : undefined;
    await writeFile(settings, configuration(folder.path, { port, certificate, owner: owner() }));
    for (const name of ['', 'new', 'cur', 'tmp']) {
      await mkdir(join(mail(), name), { recursive: true });
      await chown(join(mail(), name), uid, gid);
    }
    await chown(folder.path, uid, gid);
    await chmod(folder.path, 0o755);
    server = spawn('dovecot', ['-F', '-c', settings], { stdio: 'ignore', uid, gid });
    await waitFor('the socket of dovecot', async () =>
      (await readdir(join(folder.path, 'run'))).includes('login'),
    );
  });
  afterAll(async () => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });

  return {
    get url() {
      return `imap://press:secret@127.0.0.1:${port}/INBOX`;
    },
    get port() {
      return port;
    },
    get certificate() {
      return certificateFile(folder.path);
    },
    deliver: async (raw) => {
      const { uid, gid } = owner();
      // The server numbers new messages by this, and two may come within one millisecond.
      delivered += 1;
      const name = `${delivered}.${randomUUID()}.test`;
      await writeFile(join(mail(), 'tmp', name), raw);
      await chown(join(mail(), 'tmp', name), uid, gid);
      await rename(join(mail(), 'tmp', name), join(mail(), 'new', name));
    },
    count: async (name) => {
      const lists = ['new', 'cur'].map((kind) => readdir(join(mail(name), kind)));
      return (await Promise.all(lists)).flat().length;
    },
  };
}

function groupName(): string {
  return spawnSync('id', ['-gn']).stdout.toString().trim();
}

const certificateFile = (folder: string) => join(folder, 'certificate.pem');

/** Makes a certificate that signs itself; gives the settings that name it. */
function makeCertificate(folder: string, { uid, gid }: typeof NOBODY): string {
  const [key, certificate] = [join(folder, 'key.pem'), certificateFile(folder)];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key];
  words.push('-out', certificate, '-subj', `/CN=${DISTANT_HOST}`);
  words.push('-addext', `subjectAltName=DNS:${DISTANT_HOST}`);
  const { status, stderr } = spawnSync('openssl', words);
  if (status === 0) chownSync(key, uid, gid);
  else throw new Error(`openssl made no certificate: ${stderr.toString()}`);
  return `ssl_cert = <${certificate}\nssl_key = <${key}`;
}

function configuration(
  folder: string,
  {
    port,
    certificate,
    owner,
  }: { port: number; certificate: string | undefined; owner: typeof NOBODY },
): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = ${certificate === undefined ? 'no' : `yes\n${certificate}`}
disable_plaintext_auth = no
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}
