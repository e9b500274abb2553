import { adapterContract } from "../contracts/adapter.contract.ts";
import { facebookStage, webchatStage, zaloStage } from "../fakes/adapter-stages.ts";

adapterContract("Zalo", zaloStage);
adapterContract("Facebook", facebookStage);
adapterContract("the ward's own chat", webchatStage);
