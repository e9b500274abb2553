import { adapterContract } from "../contracts/adapter.contract.ts";
import { facebookStage, telegramStage, webchatStage, zaloStage } from "../fakes/adapter-stages.ts";

adapterContract("Zalo", zaloStage);
adapterContract("Facebook", facebookStage);
adapterContract("Telegram", telegramStage);
adapterContract("the ward's own chat", webchatStage);
