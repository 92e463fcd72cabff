import { contract } from '#shared/service/contract.ts';
import { Health } from '#shared/service/shapes.ts';
import { actionContract } from './actions/contract.ts';
import { pageContract } from './pages/contract.ts';

export default contract({
  ...pageContract,
  ...actionContract,
  health: { answers: { 200: Health } },
});
