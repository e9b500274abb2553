import { adapterContract } from "../contracts/adapter.contract.ts";
import { receiverContract } from "../contracts/receiver.contract.ts";
import { facebookStage, telegramStage, webchatStage, zaloStage } from "../fakes/adapter-stages.ts";
import { hotlineStage } from "../fakes/hotline-stage.ts";

adapterContract("Zalo", zaloStage);
adapterContract("Facebook", facebookStage);
adapterContract("Telegram", telegramStage);
adapterContract("the ward's own chat", webchatStage);
receiverContract("the 1022 hotline", hotlineStage);
