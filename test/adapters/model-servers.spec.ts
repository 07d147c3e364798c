import { modelServerContract } from '../contract/model-server.contract.js';

modelServerContract('responses');
modelServerContract('chat_completions');
