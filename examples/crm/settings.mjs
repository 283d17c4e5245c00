// Stores the settings of all customers in one SQLite file. Does not depend on HTTP or on the module.
//
// SQLite, because a save is a transaction: concurrent saves do not overwrite each other, and a killed process leaves the last complete
// state. COMMIT returns only when the data is on disk. A second process on the same machine can use the same file, because SQLite
// locks it. A second machine needs a database server, because locks are unreliable on network drives.
//
// With Node.js 22.16 or later, `import { DatabaseSync } from 'node:sqlite'` does the same without a package.

import { chmodSync, closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** How long a save waits for a save of another process. Node.js does nothing else in this time. */
const LONGEST_WAIT_MS = 1_000;

/** SQLite's codes for a damaged file: SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED = [11, 26];

const PREPARE = `
  PRAGMA synchronous = EXTRA;  -- COMMIT also waits for the folder's entry
  PRAGMA secure_delete = ON;   -- a replaced token is overwritten with zeros
  CREATE TABLE IF NOT EXISTS settings (
    customer TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    phoneNumberId TEXT NOT NULL,
    whatsappBusinessAccountId TEXT NOT NULL
  ) STRICT;
  -- A table of its own, so that a file from before this table still works.
  CREATE TABLE IF NOT EXISTS tests (
    customer TEXT PRIMARY KEY,
    verdict TEXT,
    expiresAt INTEGER
  ) STRICT`;

const READ = `
  SELECT token, phoneNumberId, whatsappBusinessAccountId, verdict, expiresAt
  FROM settings LEFT JOIN tests USING (customer) WHERE customer = ?`;
const READ_CUSTOMERS = "SELECT customer FROM settings WHERE token != '' ORDER BY customer";
const WRITE = 'REPLACE INTO settings (customer, token, phoneNumberId, whatsappBusinessAccountId) VALUES (?, ?, ?, ?)';
const WRITE_TEST = 'REPLACE INTO tests (customer, verdict, expiresAt) VALUES (?, ?, ?)';
const NOTHING_SAVED = { token: '', phoneNumberId: '', whatsappBusinessAccountId: '', verdict: null, expiresAt: null };

export class Settings {
  #path;
  #database;
  #inode;

  /** @param {string} path the file. A folder that is missing is created, for this user only */
  constructor(path) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#open();
  }

  /** The saved settings of a customer; empty strings if there are none. `verdict` and `expiresAt` are from the last test, or `null`. */
  of(customer) {
    return this.#use(() => this.#read(customer));
  }

  /** Every customer with a token. */
  customers() {
    return this.#use(() => this.#database.prepare(READ_CUSTOMERS).all().map(({ customer }) => customer));
  }

  /**
   * Gives `change` the settings of a customer, and stores what it returns. Nothing else is saved in between. If `change`
   * throws, nothing is stored. When this returns, the settings are on disk.
   */
  change(customer, change) {
    return this.#use(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const settings = change(this.#read(customer));
        const { token, phoneNumberId, whatsappBusinessAccountId, verdict, expiresAt } = settings;
        this.#database.prepare(WRITE).run(customer, token, phoneNumberId, whatsappBusinessAccountId);
        this.#database.prepare(WRITE_TEST).run(customer, verdict, expiresAt);
        this.#database.exec('COMMIT');
        return settings;
      } catch (error) {
        // After some errors, such as a full disk, SQLite has undone it already.
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  close() {
    const database = this.#database;
    this.#database = undefined;
    database?.close();
  }

  #read(customer) {
    return { ...NOTHING_SAVED, ...this.#database.prepare(READ).get(customer) };
  }

  #use(task) {
    // SQLite would continue with a deleted or replaced file, and lose what is saved there. An emptied file has no table.
    const { ino, size } = statSync(this.#path, { throwIfNoEntry: false }) ?? {};
    if (this.#database === undefined || ino !== this.#inode || size === 0) this.#open();
    try {
      return task();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#open();
      return task();
    }
  }

  /** Opens or reopens the file. If this fails, the next call opens it. */
  #open() {
    this.close();
    try {
      this.#database = openSound(this.#path);
    } catch (error) {
      if (!isDamage(error)) throw error;
      const aside = moveAside(this.#path);
      console.error(`${this.#path} is damaged. It was moved to ${aside}, and the CRM continues with a new, empty file. Restore a backup, or save each token again.`);
      this.#database = openSound(this.#path);
    }
    this.#inode = statSync(this.#path).ino;
  }
}

/** Opens the file. Throws if it is damaged. */
function openSound(path) {
  // Created here, so that only this user can read it. SQLite gives its journal the same permissions.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path, { timeout: LONGEST_WAIT_MS });
  try {
    database.exec(PREPARE);
    const { quick_check: state } = database.prepare('PRAGMA quick_check(1)').get();
    if (state !== 'ok') throw Object.assign(new Error(state), { errcode: 11 });
    database.prepare(READ);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isDamage({ errcode }) {
  return DAMAGED.includes(errcode & 0xff);
}

/** Keeps a damaged file under another name, with its journal: SQLite would apply that to the new file. */
function moveAside(path) {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(path, aside);
  if (statSync(`${path}-journal`, { throwIfNoEntry: false })) renameSync(`${path}-journal`, `${aside}-journal`);
  return aside;
}
