import { contract } from '#shared/service/contract.ts';
import { Health } from '#shared/service/shapes.ts';
import { hotlineContract } from './hotline/contract.ts';
import { mediaContract } from './media/contract.ts';
import { reportContract } from './reports/contract.ts';

export default contract({
  ...reportContract,
  ...mediaContract,
  ...hotlineContract,
  health: { answers: { 200: Health } },
});
