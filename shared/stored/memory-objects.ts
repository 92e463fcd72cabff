/** Answers a command of the S3 client from objects in memory. All buckets of a service share their keys. */
export function answerObject(
  objects: Map<string, Uint8Array>,
  command: string,
  { Key = '', Prefix = '', Body }: Record<string, unknown>,
): object {
  const key = String(Key);
  if (command === 'PutObjectCommand') objects.set(key, Body as Uint8Array);
  if (command === 'DeleteObjectCommand') objects.delete(key);
  if (command === 'GetObjectCommand') return { Body: { transformToByteArray: async () => objects.get(key) } };
  const Contents = [...objects]
    .filter(([name]) => name.startsWith(String(Prefix)))
    .map(([name, bytes]) => ({ Key: name, Size: bytes.length }));
  return command === 'ListObjectsV2Command' ? { Contents } : {};
}
