/**
 * A database of the device's own (IndexedDB), opened when it is first wanted. Browsers may forbid
 * it, be out of room or forget: every act may fail. Pages and the worker use it alike.
 */

/** One transaction; `act` returns the request whose result is wanted. */
export type Transact = <Result>(
  store: string,
  mode: IDBTransactionMode,
  act: (rows: IDBObjectStore) => IDBRequest<Result>,
) => Promise<Result>;

export function deviceStore(name: string, make: (database: IDBDatabase) => void): Transact {
  let opening: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => make(request.result);
      request.onsuccess = () => {
        // Another tab, of a later release, would have to wait for this one otherwise.
        request.result.onversionchange = () => {
          request.result.close();
          opening = null;
        };
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
    // A browser may allow it later.
    opening.catch(() => {
      opening = null;
    });
    return opening;
  }

  return async (store, mode, act) => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  };
}
