import { expect, test } from 'vitest';
import { importGraph, isTestCode, sourceFiles } from './support/source-tree.ts';

/** In a service of rooms the root puts their parts together: rooms never import it. */
const files = importGraph(sourceFiles().filter((file) => !isTestCode(file)));

test.each(['intake', 'casework', 'notification'])('%s has no room that imports its root', (service) => {
  const inRoom = new RegExp(`^services/${service}/.+/`);
  const inRoot = new RegExp(`^services/${service}/[^/]+$`);
  const rooms = [...files].filter(([file]) => inRoom.test(file));
  expect(rooms.length).toBeGreaterThan(20);
  const upwards = rooms.flatMap(([file, imported]) =>
    imported.filter((one) => inRoot.test(one)).map((one) => `${file} → ${one}`),
  );
  expect(upwards).toEqual([]);
});
