package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverLicensesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver's license number is ⟨D1234562⟩",
                "My drivers licence is ⟨MORGA657054SM9IJ⟩",
                "driving licence no: ⟨SMITH806127J99AB⟩",
                "DL# ⟨S530-4609-5012⟩",
                "DL: ⟨A1234567⟩",
                "license number ⟨123456789⟩",
                "driver licence ⟨B07-123-456⟩ hmm",
                "DLN ⟨W25000000000⟩",
                "Driver's License: ⟨99 999 999⟩",
                "permis de conduire ⟨12AA34567⟩",
                "permis de conduire n° ⟨123456789012⟩",
                "Führerschein ⟨B072RRE2I55⟩",
                "Meine Führerscheinnummer ist ⟨J010000SD51⟩",
                "carnet de conducir ⟨12345678Z⟩",
                "permiso de conducir: ⟨05123456⟩",
                "licencia de conducir número ⟨A123456789⟩",
                "patente di guida ⟨U1H6E30000⟩ hm",
                "rijbewijs ⟨5163482310⟩",
                "rijbewijsnummer 	⟨4567890123⟩",
                "prawo jazdy nr ⟨00123/45/6789⟩",
                "carta de condução ⟨P123456⟩",
                "CNH ⟨04365498712⟩",
                "my driver's license, number ⟨I12-345-678⟩",
                "the DMV says driver's license ⟨F25592150094⟩ is suspended",
                "Driver license number: ⟨1234567⟩",
                "DRIVER'S LICENSE NO. ⟨M12345678901⟩",
                "körkort ⟨1234567890⟩",
                "my license number is ⟨K98765432⟩",
                "driving licence number ⟨99999 701014 A99XX⟩",
                "driver’s license ⟨H12345678⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.DRIVER_LICENSE, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The film License to Drive (1988)",
                "Licence to Kill 007",
                "MIT License 2.0",
                "driver's license at 16 years",
                "I got my driver license in 1998",
                "my driver's licence expires 2027",
                "license key ABCD-1234",
                "Apache License, Version 2.0",
                "Golf, 22 holes, driver 460 cc",
                "driver version 531.41",
                "driving license test costs 45 pounds",
                "Führerschein mit 17",
                "permis de conduire à 18 ans",
                "order number D1234562",
                "D1234562",
                "The driver's license office is at gate 12",
                "12 Monkeys driver",
                "nvidia driver 551.86 installed",
                "license plate",
                "dl 20 files",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.DRIVER_LICENSE, text);
    }
}
